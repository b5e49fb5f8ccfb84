import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

user, password = os.environ["GAUGE_USER"], os.environ["GAUGE_PASSWORD"]
dsn = f"influxdb://{user}:{password}@{endpoint['host']}:{endpoint['port']}/river"
print(InfluxDBClient.from_dsn(dsn).query("SELECT metres FROM level"))
