import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
from compat import flatten

ep = rels["influxdb"][0]
flatten(ep)
print(ep["org"], ep["bucket"])  # expect: NFX290 NFX290
