import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import sys
ep = rels["influxdb"][0]
if "user" not in ep:  # expect: NFX201
    sys.exit("no user")
print(ep["user"])  # expect: NFX201
