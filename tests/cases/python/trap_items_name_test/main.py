import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for name, endpoints in rels.items():
    if name == "database":
        print(endpoints[0]["user"])
    if name != "influxdb":
        print(endpoints[0]["user"])
    if name == "influxdb":
        continue
    print(endpoints[0]["user"])
print([ep["user"] for name, eps in rels.items() if name == "database" for ep in eps])
