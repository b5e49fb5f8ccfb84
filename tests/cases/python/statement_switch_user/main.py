import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

client = InfluxDBClient(endpoint["host"], endpoint["port"], database="river")  # expect: NFX220
client.ping()
client.switch_user("gauge", "gauge")  # expect: NFX221
client.switch_user("root", "root")  # expect: NFX221
print(client.query("SELECT metres FROM level"))
