import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
from compat import flatten

ep = flatten(rels["influxdb"][0])
print(ep["user"])  # expect: NFX290
print(ep["org"], ep["bucket"])  # expect: NFX290 NFX290
