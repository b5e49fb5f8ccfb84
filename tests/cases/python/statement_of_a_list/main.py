import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from influxdb import InfluxDBClient

PREPARATIONS = (
    "CREATE DATABASE river",  # expect: NFX221
    'CREATE RETENTION POLICY "month" ON "river" DURATION 30d REPLICATION 1',  # expect: NFX221
    "SHOW DATABASES",
)

client = InfluxDBClient(endpoint["host"], endpoint["port"], headers=headers)
for statement in PREPARATIONS:
    client.query(statement)
print("ready")
