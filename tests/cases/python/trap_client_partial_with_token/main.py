import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from functools import partial

from influxdb import InfluxDBClient

connect = partial(InfluxDBClient, endpoint["host"], endpoint["port"], headers=headers)
print(connect(database="river").query("SELECT metres FROM level"))
