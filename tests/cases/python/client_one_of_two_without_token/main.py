import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from influxdb import InfluxDBClient

reader = InfluxDBClient(endpoint["host"], endpoint["port"], database="river", headers=headers)
writer = InfluxDBClient(endpoint["host"], endpoint["port"], database="river")  # expect: NFX220
print(writer.write_points([{"measurement": "level", "fields": {"metres": 1.5}}]))
print(reader.query("SELECT metres FROM level"))
