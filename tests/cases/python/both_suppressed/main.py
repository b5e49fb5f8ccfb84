import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
from contextlib import suppress
ep = rels["influxdb"][0]
org = None
with suppress(KeyError):
    org = ep["query"]["org"]
if org is None:
    org = ep["org"]  # expect: NFX290
print(org)
