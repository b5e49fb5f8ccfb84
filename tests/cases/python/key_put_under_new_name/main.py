import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
c = dict(rels["influxdb"][0])
c["username"] = c["user"]  # expect: NFX201
print(c["username"])
