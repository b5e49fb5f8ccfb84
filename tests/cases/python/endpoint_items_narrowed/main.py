import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for name, endpoints in relationships.items():
    for endpoint in endpoints:
        if endpoint["rel"] == "influxdb":
            print(name, endpoint["user"])  # expect: NFX201
        elif endpoint["scheme"] == "mysql":
            print(name, endpoint["user"])
