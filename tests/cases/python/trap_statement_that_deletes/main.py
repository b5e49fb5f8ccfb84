import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from influxdb import InfluxDBClient

client = InfluxDBClient(endpoint["host"], endpoint["port"], database="river", headers=headers)
client.drop_measurement("test")
client.query('DROP MEASUREMENT "old"')
client.query("drop  measurement older")
client.query("DELETE FROM level WHERE time < now() - 400d")
print("done")
