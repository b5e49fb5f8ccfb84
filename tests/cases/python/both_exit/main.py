import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import sys
ep = rels["influxdb"][0]
if "username" in ep:
    print(ep["username"], ep["query"]["org"])
    sys.exit(0)
print(ep["user"], ep["org"])  # expect: NFX290 NFX290
