import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

print(endpoint["host"], endpoint["port"])
client = InfluxDBClient(host="metrics.example.com", port=8086, database="river")
client.create_database("river")
print(client.query("SELECT metres FROM level"))
