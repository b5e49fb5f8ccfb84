import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
c = rels["influxdb"][0]
if "user" in c and "username" not in c:  # allow: NFX290
    c["username"] = c["user"]  # expect: NFX290
    del c["user"]
print(c["username"])
