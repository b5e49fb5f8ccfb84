import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
eps = [rels["influxdb"][0], rels["database"][0]]
del eps[:1]
print(eps[0]["user"])
