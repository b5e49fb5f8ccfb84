import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
print(ep["user"] if not ep.keys() >= {"query"} else ep["username"])  # expect: NFX290
