import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for number, ep in enumerate(rels["influxdb"], start=1):
    print(number, ep["user"])  # expect: NFX201
for influx, database in zip(rels["influxdb"], rels["database"]):
    print(influx["org"], database["user"])  # expect: NFX202
for influx, database in zip(rels["database"], rels["influxdb"]):
    print(influx["user"], database["host"])
