import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
keys = set(ep)
if "username" in keys:
    print(ep["username"])
else:
    print(ep["user"])  # expect: NFX290
