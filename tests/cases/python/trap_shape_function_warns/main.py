import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
def legacy(c) -> bool:
    return "user" in c and "bucket" in c  # allow: NFX290
if legacy(ep):
    print("please upgrade")
print(ep["host"])
