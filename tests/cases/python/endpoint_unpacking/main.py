import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
first, *others = rels["influxdb"]
(only,) = rels["influxdb"]
[again] = rels["influxdb"]
print(first["user"])  # expect: NFX201
print(only["org"], again["host"], others)  # expect: NFX202
print(next(iter(rels["influxdb"]))["bucket"])  # expect: NFX202
print(rels["influxdb"][-1]["user"])  # expect: NFX201
print(rels["influxdb"].pop()["api_token"])  # expect: NFX202
