import base64
import json
import os

PREFIX = "PLATFORM_"
raw = os.environ[PREFIX + "RELATIONSHIPS"]
rels = json.loads(base64.b64decode(raw))
print(rels["influxdb"][0]["org"])  # expect: NFX202
