import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for key in ("user", "password", "host"):
    print(key, rels["database"][0][key])
for key in ("username", "host"):
    print(key, rels["influxdb"][0][key])
