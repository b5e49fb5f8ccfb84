import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from influxdb import InfluxDBClient


def statements(name):
    yield f"CREATE DATABASE {name}"  # expect: NFX221
    yield f"CREATE RETENTION POLICY week ON {name} DURATION 7d REPLICATION 1"  # expect: NFX221
    yield "SHOW DATABASES"


client = InfluxDBClient(endpoint["host"], endpoint["port"], headers=headers)
for each in statements("river"):
    client.query(each)
print("ready")
