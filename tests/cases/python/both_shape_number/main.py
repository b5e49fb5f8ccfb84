import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
def shape(c):
    return 2 if "query" in c else 1
if shape(ep) == 2:
    print(ep["query"]["org"])
elif shape(ep) == 1:
    print(ep["org"])  # expect: NFX290
