import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
c = dict(rels["influxdb"][0])
if "user" in c:  # expect: NFX201
    c["login"] = c.pop("user")  # expect: NFX201
print(c.get("login", "nobody"))
