import base64
import json
import os
import sys

creds = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
print(creds[sys.argv[1]])  # expect: NFX291
