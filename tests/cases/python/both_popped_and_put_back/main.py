import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
c = dict(rels["influxdb"][0])
old = c.pop("user", None)  # expect: NFX290
if old is not None:
    c["username"] = old
print(c["username"])
