import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
has_user = "user" in ep  # expect: NFX201
if not has_user:
    raise SystemExit("no user")
print(ep["host"])
