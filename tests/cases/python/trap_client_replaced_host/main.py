import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

host = endpoint["host"]
print(host)
host = "archive.example.com"
client = InfluxDBClient(host, endpoint["port"], database="river")
print(client.query("SELECT metres FROM level"))
