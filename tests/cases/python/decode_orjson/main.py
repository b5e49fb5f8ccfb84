import os
from base64 import standard_b64decode

import orjson

data = orjson.loads(standard_b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print(data["influxdb"][0]["api_token"])  # expect: NFX202
