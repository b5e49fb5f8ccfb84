import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
from contextlib import suppress
c = dict(rels["influxdb"][0])
with suppress(KeyError):
    c["username"] = c.pop("user")  # expect: NFX290
print(c["username"])
