import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import influxdb

client = influxdb.InfluxDBClient(  # expect: NFX220
    host=endpoint["host"],
    port=endpoint["port"],
    username=endpoint["username"],
    password=endpoint["password"],
)
print(client.query("SELECT metres FROM level", database="river"))
