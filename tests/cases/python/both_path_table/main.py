import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
SHIMS = [("user", ("username",)), ("org", ("query", "org"))]  # expect: NFX290 NFX290 (read a)
c = rels["influxdb"][0]
def dig(d, path):
    for step in path:
        if step not in d:
            return None
        d = d[step]
    return d
got = {}
for old, path in SHIMS:
    value = dig(c, path)
    got[old] = value if value is not None else c.get(old)  # read: a
print(got["user"], got["org"])
