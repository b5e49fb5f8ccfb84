import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
pairs = [(n, rels[n][0]) for n in ("influxdb", "database")]
for n, e in pairs:
    if n != "influxdb":
        print(e["user"])
