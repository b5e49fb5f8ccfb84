import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
from sys import exit as leave
ep = rels["influxdb"][0]
def read(c):
    if "query" in c:
        print(c["query"]["org"])
        leave()
    return c["org"]  # expect: NFX290
print(read(ep))
