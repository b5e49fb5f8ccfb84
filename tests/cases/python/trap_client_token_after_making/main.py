import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

client = InfluxDBClient(endpoint["host"], endpoint["port"])
client._headers["Authorization"] = f"Token {endpoint['query']['api_token']}"
print(client.query("SHOW DATABASES"))
