import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
influx = None
for endpoints in rels.values():
    for endpoint in endpoints:
        if endpoint["type"].startswith("influxdb"):
            influx = endpoint
print(influx["user"])  # expect: NFX201
