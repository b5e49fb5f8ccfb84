import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
def first(mapping, *names):
    for name in names:
        if name in mapping:  # read: a
            return mapping[name]  # read: a
    raise KeyError(names)
q = ep.get("query") or {}
user = first(ep, "username", "user")  # expect: NFX290 (read a)
bucket = first({**ep, **q}, "bucket")  # expect: NFX290 (read a)
print(bool(user), bool(bucket))
