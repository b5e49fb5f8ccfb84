import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for name, endpoints in relationships.items():
    relationships[name] = {**endpoints[0], "name": name}

print(relationships["influxdb"]["org"], relationships["influxdb"]["name"])  # expect: NFX202
