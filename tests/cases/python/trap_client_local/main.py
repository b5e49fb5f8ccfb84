import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

local = InfluxDBClient()
print(local.query("SELECT metres FROM level", database="river"), endpoint["host"])
