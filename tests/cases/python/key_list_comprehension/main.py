import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
creds = rels["influxdb"][0]
KEYS = ["org", "bucket", "host"]  # expect: NFX202 NFX202 (read a)
print([creds[key] for key in KEYS])  # read: a
print({key: creds.get(key) for key in ("user", "port")})  # read: b  # expect: NFX201 (read b)
