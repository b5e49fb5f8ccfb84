import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
def get(e, names):
    for source in (e.get("query", {}), e):
        for name in names:
            if name in source:  # read: a
                return source[name]  # read: a
    raise LookupError(names)
print(bool(get(ep, ("bucket",))))  # expect: NFX290 (read a)
