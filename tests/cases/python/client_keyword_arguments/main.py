import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

options = {"host": endpoint["host"], "port": endpoint["port"], "database": "river", "timeout": 5}
client = InfluxDBClient(**options)  # expect: NFX220
print(client.query("SELECT metres FROM level"))
