import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
if any(k in ep for k in ("user", "org")):  # allow: NFX290
    q, user = ep, ep["user"]  # expect: NFX290
else:
    q, user = ep["query"], ep["username"]
print(q["org"], user)  # expect: NFX290
