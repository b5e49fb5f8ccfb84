import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import aioinflux
import requests
from influxdb import InfluxDBClient

client = InfluxDBClient(host=endpoint["host"], port=endpoint["port"])
print(client.ping())
print(requests.get(f"http://{endpoint['host']}:{endpoint['port']}/ping", timeout=5).status_code)
print(requests.head(f"http://{endpoint['host']}:{endpoint['port']}/health", timeout=5).status_code)
