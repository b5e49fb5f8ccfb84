import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = dict(rels["influxdb"][0])
print(ep.pop("user", None))  # expect: NFX201
