import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import sys
ep = rels["influxdb"][0]
def maybe(x):
    if x > 3:
        sys.exit(1)
if "username" in ep:
    maybe(1)
print(ep["user"])  # expect: NFX201
