import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
def shape(c):
    if "query" in c:
        return "new"
    return "old"
READ = {"new": lambda c: c["query"]["org"], "old": lambda c: c["org"]}  # expect: NFX290
print(READ[shape(ep)](ep))
