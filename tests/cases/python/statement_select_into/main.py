import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

client = InfluxDBClient(host=endpoint["host"], port=endpoint["port"], database="river")  # expect: NFX220
client.query(
    "SELECT mean(metres) INTO river.autogen.hours FROM level WHERE time > now() - 1d GROUP BY time(1h)"  # expect: NFX221
)
print(client.query("SELECT mean FROM hours"))
