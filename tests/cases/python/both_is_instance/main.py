import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
if isinstance(ep.get("query"), dict):
    q = ep["query"]
else:
    q = ep
print(q["org"], q["bucket"])  # expect: NFX290 NFX290
