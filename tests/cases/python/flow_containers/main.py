import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
services = {"metrics": rels["influxdb"][0], "sql": rels["database"][0]}
pair = (rels["database"][0], rels["influxdb"][0])
found = []
found.append(rels["influxdb"][0])

print(services["metrics"]["user"])  # expect: NFX201
print(services["sql"]["user"])
print(pair[0]["user"], pair[1]["org"])  # expect: NFX202
print(found[0]["bucket"])  # expect: NFX202
sql, influx = pair
print(influx["user"], sql["user"])  # expect: NFX201
