import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
OLD = ("user", "org", "bucket")
if all(k in ep for k in OLD):  # allow: NFX290
    print(ep["org"])  # expect: NFX290
else:
    print(ep["query"]["org"])
