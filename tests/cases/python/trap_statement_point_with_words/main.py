import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from influxdb import InfluxDBClient

client = InfluxDBClient(endpoint["host"], endpoint["port"], database="river", headers=headers)
client.write_points([{"measurement": "CREATE DATABASE", "tags": {"note": "DROP SERIES"}, "fields": {"metres": 1.5}}])
client.write("DROP,a=b c=1", params={"db": "river"}, protocol="line")
print(client.query("SELECT metres FROM level", bind_params={"note": "DROP DATABASE river"}))
