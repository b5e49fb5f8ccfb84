import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
named = {}
for name, endpoints in relationships.items():
    endpoint = endpoints[0]
    if "host" not in endpoint:
        continue
    named[name] = {**endpoint, "name": name}

print(named["influxdb"]["org"], named["influxdb"]["name"])  # expect: NFX202
