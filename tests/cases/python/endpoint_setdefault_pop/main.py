import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
creds = rels.pop("influxdb")[0]
print(creds.pop("user"))  # expect: NFX201
print(creds.pop("bucket", None))  # expect: NFX202
print(creds.setdefault("org", "main"))  # expect: NFX202
print(creds.setdefault("timeout", 10))
