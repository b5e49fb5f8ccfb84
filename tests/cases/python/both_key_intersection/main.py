import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
if ep.keys() & {"user", "org"}:
    print(ep["org"])  # expect: NFX290
else:
    print(ep["query"]["org"])
