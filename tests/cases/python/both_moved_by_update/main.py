import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
def upgrade(c):
    c = c.copy()
    user = c.pop("user", None)  # expect: NFX290
    if user:
        c["username"] = user
    c.setdefault("query", {})
    c["query"].update({k: c.pop(k) for k in ("org", "bucket", "api_token") if k in c})  # expect: NFX290 NFX290 NFX290
    return c
c = upgrade(rels["influxdb"][0])
print(c["username"], c["query"]["org"])
