import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from influxdb import InfluxDBClient

client = InfluxDBClient(endpoint["host"], endpoint["port"], headers=headers)
if {"name": "river"} not in client.get_list_database():
    client.create_database("river")  # expect: NFX221
print(client.query("SELECT metres FROM level", database="river"))
