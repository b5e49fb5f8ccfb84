import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoints = [*rels["database"], *rels["influxdb"]]
print(endpoints[0]["user"])
mysql, influx = endpoints
print(mysql["user"], influx["username"])
