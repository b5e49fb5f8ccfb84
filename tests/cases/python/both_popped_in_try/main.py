import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
c = dict(rels["influxdb"][0])
try:
    c["username"] = c.pop("user")  # expect: NFX290
except KeyError:
    pass
print(c["username"])
