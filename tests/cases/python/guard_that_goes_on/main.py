import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
seen = []
def log(x):
    seen.append(x)
if "username" in ep:
    log(ep["username"])
print(ep["user"])  # expect: NFX201
