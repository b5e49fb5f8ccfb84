import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["timedb"][0]
print(f"http://{ep['host']}:{ep['port']}")
print(ep["user"])  # expect: NFX201
