import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for name in ("database", "cache"):
    if name in rels:
        ep = rels[name][0]
        print(name, ep["user"])
for name in rels:
    print(name, rels[name][0]["host"])
