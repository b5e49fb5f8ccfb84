import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from functools import partial

from influxdb import InfluxDBClient

connect = partial(InfluxDBClient, endpoint["host"], endpoint["port"])
print(connect(database="river").query("SELECT metres FROM level"))  # expect: NFX220
