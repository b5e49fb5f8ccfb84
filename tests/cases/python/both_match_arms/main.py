import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
match rels["influxdb"][0]:
    case {"user": u, "org": o}:  # expect: NFX290 NFX290
        print(u, o)
    case {"username": u, "query": {"org": o}}:
        print(u, o)
    case _:
        raise SystemExit(1)
