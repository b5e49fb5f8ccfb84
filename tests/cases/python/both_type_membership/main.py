import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
OLD = ("influxdb:2.0", "influxdb:2.1", "influxdb:2.2")
creds = rels["influxdb"][0]
print(creds["user"] if creds["type"] in OLD else creds["username"])  # expect: NFX290
