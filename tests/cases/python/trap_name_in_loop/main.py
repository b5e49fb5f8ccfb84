import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for n in ("influxdb", "database"):
    e = rels[n][0]
    if n == "database":
        print(e["user"])
