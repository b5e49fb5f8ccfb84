import base64
import json
import os

links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))

metrics = links["metrics"][0]
print(metrics["host"], metrics["bucket"])  # expect: NFX202
print(metrics.get("user"))  # expect: NFX201
print(links["database"][0]["user"])
