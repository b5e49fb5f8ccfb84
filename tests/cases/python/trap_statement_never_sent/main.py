import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from influxdb import InfluxDBClient

STATEMENTS = {"prepare": "CREATE DATABASE river", "levels": "SELECT metres FROM level"}

client = InfluxDBClient(endpoint["host"], endpoint["port"], database="river", headers=headers)
print(client.query(STATEMENTS["levels"]), "ALTER RETENTION POLICY month ON river")
print(hasattr(client, "create_database"), client.create_database.__name__)
