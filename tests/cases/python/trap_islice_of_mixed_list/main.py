import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
from itertools import islice
eps = [rels["influxdb"][0], rels["database"][0]]
for e in islice(eps, 1, None):
    print(e["user"])
