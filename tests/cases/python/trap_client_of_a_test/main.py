import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from unittest import mock

import influxdb

with mock.patch("influxdb.InfluxDBClient") as InfluxDBClient:
    client = influxdb.InfluxDBClient("localhost", 8086)
    client.create_database("river")
    print(InfluxDBClient.call_count, endpoint["host"])
