import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import influxdb

FRAMES = bool(os.environ.get("GAUGE_FRAMES"))
kind = influxdb.DataFrameClient if FRAMES else influxdb.InfluxDBClient
client = kind(host=endpoint["host"], port=endpoint["port"], database="river")  # expect: NFX220
print(client.query("SELECT metres FROM level"))
