import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
print(ep.get("user"), ep["host"])  # expect: NFX201
print(ep.get("username"))  # expect: NFX210
