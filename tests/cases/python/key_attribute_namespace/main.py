import base64
import json
import os
from types import SimpleNamespace

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = SimpleNamespace(**rels["influxdb"][0])
print(ep.host)
print(ep.user)  # expect: NFX201
