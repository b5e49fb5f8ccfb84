import base64
import json
import os

from influxdb import InfluxDBClient

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

client = InfluxDBClient(endpoint["host"], endpoint["port"], "root", "root", "river")  # expect: NFX220
print(client.write(["level metres=1.5"], params={"db": "river"}, protocol="line"))
