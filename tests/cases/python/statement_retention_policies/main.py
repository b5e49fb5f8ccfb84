import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

client = InfluxDBClient(endpoint["host"], endpoint["port"], database="river")  # expect: NFX220
client.create_retention_policy("month", "30d", 1, default=True)  # expect: NFX221
client.alter_retention_policy("month", duration="60d")  # expect: NFX221
client.drop_retention_policy("week")  # expect: NFX221
print("done")
