import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
best = None
for candidate in rels["influxdb"]:
    if best is None or candidate["port"] > best["port"]:
        best = candidate
print(best["user"])  # expect: NFX201
