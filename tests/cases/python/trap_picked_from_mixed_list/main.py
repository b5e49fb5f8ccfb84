import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
eps = [rels["influxdb"][0], rels["database"][0]]
print([e for e in eps if e["rel"] == "postgresql"][0]["user"])
print(next(e for e in eps if e["scheme"] == "pgsql")["user"])
for e in filter(lambda e: e["type"].startswith("postgresql"), eps):
    print(e["user"])
