import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

client = InfluxDBClient(host=endpoint["host"], port=endpoint["port"], database="river")  # expect: NFX220
client.delete_series(measurement="level", tags={"gauge": "old"})  # expect: NFX221
client.drop_measurement("test")
client.query("DROP SERIES FROM level WHERE gauge = 'older'")  # expect: NFX221
print("done")
