import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
creds = rels["influxdb"][0]
print(creds["host"])
for creds in rels["database"]:
    print(creds["user"])
