import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
def is_old(c):
    return "user" in c  # allow: NFX290
def read(c):
    return c["bucket"] if is_old(c) else c["query"]["bucket"]  # expect: NFX290
print(read(ep))
