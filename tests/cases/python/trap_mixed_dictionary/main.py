import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
services = {"sql": rels["database"][0], "metrics": rels["influxdb"][0]}
print(services["sql"]["user"])
print(services["metrics"]["username"])
ordered = [rels["influxdb"][0], rels["database"][0]]
print(ordered[1]["user"], ordered[-1]["user"])
