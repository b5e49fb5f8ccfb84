import json
import os

metrics = json.loads(os.environ.get("METRICS", '{"user": "nobody"}'))
print(metrics["user"])
