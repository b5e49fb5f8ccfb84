import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
if {"query", "username"}.issubset(ep):
    print(ep["username"])
else:
    print(ep["user"])  # expect: NFX290
