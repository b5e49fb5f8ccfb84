import base64
import json
import os

raw = os.environ.get("PLATFORM_RELATIONSHIPS") or os.environ.get("UPSUN_RELATIONSHIPS")
creds = json.loads(base64.b64decode(raw))["influxdb"][0]
print(creds["user"])  # expect: NFX201
