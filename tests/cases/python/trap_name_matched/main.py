import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for name, (e,) in rels.items():
    match name:
        case "database":
            print(e["user"])
        case "influxdb":
            print(e["host"])
