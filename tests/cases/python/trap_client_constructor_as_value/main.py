import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import influxdb

KINDS = {"first": influxdb.InfluxDBClient, "second": None}
print(sorted(KINDS), endpoint["host"])
