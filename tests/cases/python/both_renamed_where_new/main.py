import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
for old, new in (("user", "username"),):
    if new in ep:
        ep[old] = ep[new]
print(ep["user"])  # expect: NFX290
