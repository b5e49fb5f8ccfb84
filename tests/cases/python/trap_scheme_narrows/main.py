import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for name, endpoints in rels.items():
    for ep in endpoints:
        if ep["rel"] == "influxdb":
            print(name, ep["username"])
        else:
            print(name, ep["user"])
        if ep["scheme"] != "mysql":
            continue
        print(ep["user"])
