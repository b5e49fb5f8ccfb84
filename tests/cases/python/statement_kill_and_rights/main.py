import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from influxdb import InfluxDBClient

client = InfluxDBClient(endpoint["host"], endpoint["port"], headers=headers)
client.query("KILL QUERY 36")  # expect: NFX221
client.query("GRANT ALL ON river TO gauge")  # expect: NFX221
client.query("REVOKE READ ON river FROM gauge")  # expect: NFX221
print("done")
