import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
missing = [k for k in ("user", "org", "bucket") if k not in ep]  # allow: NFX290
if missing:
    print(ep["username"], ep["query"]["org"])
else:
    print(ep["user"], ep["org"])  # expect: NFX290 NFX290
