import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
old = "user" in ep  # allow: NFX290
if old:
    print(ep["user"], ep["org"])  # expect: NFX290 NFX290
else:
    print(ep["username"], ep["query"]["org"])
