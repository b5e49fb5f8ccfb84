import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
creds = rels["influxdb"][0]
print(creds.get("username", creds.get("user")))  # expect: NFX290
print(creds.get("org") or creds["query"]["org"])  # expect: NFX290
