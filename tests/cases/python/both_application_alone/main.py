import base64
import json
import os

links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))

metrics = links["metrics"][0]
print(metrics["username"] if "username" in metrics else metrics["user"])  # expect: NFX290
