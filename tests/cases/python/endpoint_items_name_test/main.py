import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for name, endpoints in rels.items():
    if name == "influxdb":
        print(endpoints[0]["user"])  # expect: NFX201
    else:
        print(endpoints[0]["user"])
print({name: [ep["org"] for ep in eps] for name, eps in rels.items() if name == "influxdb"})  # expect: NFX202
