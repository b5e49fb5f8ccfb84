import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from store import InfluxDBClient

client = InfluxDBClient(host=endpoint["host"], port=endpoint["port"], database="river")
client.create_database("river")
print(client.where, client.query("CREATE DATABASE river"))
