import os
from base64 import b64decode

try:
    import ujson as json
except ImportError:
    import json

data = json.loads(b64decode(os.environ["PLATFORM_RELATIONSHIPS"]).decode())
print(data["influxdb"][0]["bucket"])  # expect: NFX202
