import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
from contextlib import suppress
ep = rels["influxdb"][0]
user = None
with suppress(KeyError):
    user = ep["user"]  # expect: NFX201
print(user)
