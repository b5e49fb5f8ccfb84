import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
FAKE = {"influxdb": [{"user": "me", "bucket": "b"}]}
decoded = json.loads(json.dumps(FAKE))
print(decoded["influxdb"][0]["user"], rels["influxdb"][0]["host"])
