import base64
import json
import os

raw = os.environ.setdefault("PLATFORM_RELATIONSHIPS", "e30=")
print(json.loads(base64.b64decode(raw))["influxdb"][0]["user"])  # expect: NFX201
