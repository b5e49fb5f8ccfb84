import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

client = InfluxDBClient(endpoint["host"], endpoint["port"], database="river")  # expect: NFX220
MEANS = 'SELECT mean("metres") INTO "hours" FROM "level" GROUP BY time(1h)'
print(client.get_list_continuous_queries())
client.create_continuous_query("hours", MEANS)  # expect: NFX221
client.drop_continuous_query("days")  # expect: NFX221
print("done")
