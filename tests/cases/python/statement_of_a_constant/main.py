import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from influxdb import InfluxDBClient

import statements

client = InfluxDBClient(endpoint["host"], endpoint["port"], headers=headers)
client.query(statements.PREPARE)
print(client.query(statements.LEVELS, database="river"))
