import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import influxdb


def connect(database, *, host):
    return influxdb.InfluxDBClient(host=host, database=database)  # expect: NFX220


print(connect("river", host=endpoint["host"]).query("SELECT metres FROM level"))
