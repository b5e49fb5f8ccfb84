import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import requests
from influxdb import InfluxDBClient

session = requests.Session()
session.headers["Authorization"] = f"Token {endpoint['query']['api_token']}"
client = InfluxDBClient(endpoint["host"], endpoint["port"], None, None, "river", session=session)
print(client.query("SELECT metres FROM level"))
