import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
c = dict(rels["influxdb"][0])
if (old := c.pop("user", None)) is not None:  # expect: NFX290
    c["username"] = old
print(c["username"])
