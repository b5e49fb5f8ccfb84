import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
pairs = zip(["database", "influxdb"], [rels["database"][0], rels["influxdb"][0]])
services = dict(pairs)
print(services["database"]["user"], services["influxdb"]["host"])
for key, ep in (("user", rels["database"][0]), ("username", rels["influxdb"][0])):
    print(key, ep[key])
