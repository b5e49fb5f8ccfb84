import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import influxdb

client = influxdb.InfluxDBClient(endpoint["host"], endpoint["port"], database="river")  # expect: NFX220
client.query(
    " select max(metres)"  # expect: NFX221
    " into floods"
    " from level"
)
client.query(query="\n    create database river\n")  # expect: NFX221
print("done")
