import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
def show(name):
    e = rels[name][0]
    if name == "database":
        return e["user"]
    return e["host"]
print(show("influxdb"), show("database"))
