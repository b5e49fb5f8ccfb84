import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import sys
ep = rels["influxdb"][0]
if "host" not in ep:
    sys.exit(2)
print(ep["user"])  # expect: NFX201
