import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
MOVED = {"org": "org", "bucket": "bucket", "api_token": "api_token"}  # expect: NFX290 NFX290 NFX290 (read a)
c = rels["influxdb"][0]
if "user" in c:  # read: a  # allow: NFX290
    c["username"] = c.pop("user")  # expect: NFX290
q = c.setdefault("query", {})
for key in MOVED:
    if key in c:  # read: a
        q[key] = c.pop(key)  # read: a
print(c["username"], q["org"], c["query"]["bucket"])
