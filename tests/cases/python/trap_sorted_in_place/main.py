import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
eps = [rels["influxdb"][0], rels["database"][0]]
eps.sort(key=lambda e: e["rel"] != "postgresql")
print(eps[0]["user"])
