import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = dict(rels["influxdb"][0])
for key in list(ep):
    if key in ("user", "password"):
        del ep[key]
print(ep)
