import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

token = os.environ["GAUGE_TOKEN"]
client = InfluxDBClient(endpoint["host"], endpoint["port"], headers={"Authorization": f"Token {token}"})
print(client.query("SELECT metres FROM level", database="river"))
