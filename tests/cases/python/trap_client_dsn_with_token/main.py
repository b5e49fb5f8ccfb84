import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from influxdb import InfluxDBClient

dsn = f"influxdb://{endpoint['host']}:{endpoint['port']}/river"
print(InfluxDBClient.from_dsn(dsn, headers=headers).query("SELECT metres FROM level"))
archive = InfluxDBClient.from_dsn("influxdb://gauge:secret@archive.example.com:8086/river", timeout=5)
print(archive.query("SELECT metres FROM level"))
