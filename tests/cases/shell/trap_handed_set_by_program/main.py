import json
import os

os.environ["METRICS"] = json.dumps({"user": "local", "bucket": "samples"})
metrics = json.loads(os.environ["METRICS"])
print(metrics["user"], metrics["bucket"])
