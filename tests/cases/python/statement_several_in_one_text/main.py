import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from influxdb import InfluxDBClient

client = InfluxDBClient(endpoint["host"], endpoint["port"], database="river", headers=headers)
print(client.query("SHOW DATABASES; drop database old_river"))  # expect: NFX221
