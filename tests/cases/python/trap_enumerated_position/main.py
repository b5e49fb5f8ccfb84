import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
eps = [rels["influxdb"][0], rels["database"][0]]
for i, e in enumerate(eps):
    if i == 1:
        print(e["user"])
