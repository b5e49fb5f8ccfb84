import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

client = InfluxDBClient(
    endpoint["host"], endpoint["port"], os.environ["GAUGE_USER"], os.environ["GAUGE_PASSWORD"], "river"
)
print(client.query("SELECT metres FROM level"))
