import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
RENAMED = {"user": "username"}  # expect: NFX290 (read a)
c = dict(rels["influxdb"][0])
for old, new in RENAMED.items():
    if old in c:  # read: a
        c[new] = c.pop(old)  # read: a
print(c["username"])
