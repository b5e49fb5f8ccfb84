import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
creds = rels["influxdb"][0]
if "user" in creds:  # allow: NFX290
    login = creds["user"]  # expect: NFX290
else:
    login = creds["username"]
print(login)
