import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = dict(rels["influxdb"][0])
for k in ("user", "api_token"):
    try:
        del ep[k]
    except KeyError:
        continue
print(ep["host"])
