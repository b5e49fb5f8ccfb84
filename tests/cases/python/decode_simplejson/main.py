import os
from base64 import b64decode

import simplejson as json

print(json.loads(b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]["user"])  # expect: NFX201
