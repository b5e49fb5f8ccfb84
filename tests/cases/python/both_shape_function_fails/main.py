import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
def fail(text):
    raise RuntimeError(text)
def shape(c):
    if "username" in c:
        return "new"
    if "user" in c:  # allow: NFX290
        return "old"
    fail("neither")
if shape(ep) == "new":
    print(ep["username"])
else:
    print(ep["user"])  # expect: NFX290
