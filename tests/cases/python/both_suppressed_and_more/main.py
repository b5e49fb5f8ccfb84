import base64
import json
import os
from contextlib import suppress

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
user = None
with suppress(KeyError):
    user = ep["username"]
with suppress(KeyError):
    user = ep["user"]  # expect: NFX290
print(user, ep["api_token"])  # expect: NFX202
