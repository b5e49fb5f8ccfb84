import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
def shape_of(c):
    if "user" in c:  # allow: NFX290
        return "before 2.3"
    return "2.3 or later"
print(shape_of(ep))
