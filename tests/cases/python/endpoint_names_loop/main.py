import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for name in ("influxdb", "history"):
    if name in rels:
        endpoint = rels[name][0]
        print(name, endpoint["org"])  # expect: NFX202
for name in ["cache"]:
    print(name, rels[name][0]["user"])
