import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import sys
ep = rels["influxdb"][0]
def check(c):
    if "user" in c:  # allow: NFX290
        return True
    if "username" in c:
        return False
    sys.exit("unknown shape")
print(ep["user"] if check(ep) else ep["username"])  # expect: NFX290
