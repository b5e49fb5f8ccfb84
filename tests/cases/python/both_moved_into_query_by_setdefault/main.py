import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
def modernise(c):
    c = dict(c)
    for key in ("org", "bucket", "api_token"):  # expect: NFX290 NFX290 NFX290 (read a)
        value = c.pop(key, None)  # read: a
        if value is not None:
            c.setdefault("query", {})[key] = value
    if "username" not in c:
        c["username"] = c.pop("user")  # expect: NFX290
    return c
c = modernise(rels["influxdb"][0])
print(c["username"], c["query"]["org"])
