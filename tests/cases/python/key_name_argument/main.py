import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
def show(name, e):
    if name != "influxdb":
        return e["host"]
    return e["user"]  # expect: NFX201
print(show("influxdb", rels["influxdb"][0]))
