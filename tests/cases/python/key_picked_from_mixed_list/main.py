import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
eps = [rels["influxdb"][0], rels["database"][0]]
print([e for e in eps if e["rel"] == "influxdb"][0]["user"])  # expect: NFX201
for e in eps:
    print(e["user"])  # expect: NFX201
