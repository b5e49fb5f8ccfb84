import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
from types import SimpleNamespace
ep = rels["influxdb"][0]
ns = SimpleNamespace(**ep)
print(ns.username if hasattr(ns, "username") else ns.user)  # expect: NFX290
