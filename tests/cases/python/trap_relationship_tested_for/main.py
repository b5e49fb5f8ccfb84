import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
if "influxdb" in rels:
    print(rels["influxdb"][0]["user"])
else:
    print("none")
