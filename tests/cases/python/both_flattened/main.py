import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
def flat(c):
    c = dict(c)
    query = c.pop("query", None)
    if query:
        c.update(query)
    if "username" in c:
        c["user"] = c.pop("username")
    return c
c = flat(rels["influxdb"][0])
print(c["user"], c["org"])  # expect: NFX290 NFX290
