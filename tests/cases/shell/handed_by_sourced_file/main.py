import json
import os

metrics = json.loads(os.environ["METRICS"])
print(metrics["retention"], metrics["org"])  # expect: NFX202
