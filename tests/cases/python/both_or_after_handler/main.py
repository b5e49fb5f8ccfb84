import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
org = None
try:
    org = ep["query"]["org"]
except KeyError:
    pass
org = org or ep["org"]  # expect: NFX290
print(org)
