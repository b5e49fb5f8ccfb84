import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
from contextlib import suppress
ep = rels["influxdb"][0]
def org():
    with suppress(KeyError):
        return ep["org"]  # expect: NFX290
    return ep["query"]["org"]
print(org())
