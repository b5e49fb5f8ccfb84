import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
c = dict(rels["influxdb"][0])
moved = {k: c.pop(k) for k in ("org", "bucket", "api_token") if k in c}  # expect: NFX290 NFX290 NFX290
if moved:
    c["query"] = moved
c.setdefault("username", c.get("user"))  # expect: NFX290
print(c["username"], c["query"]["bucket"])
