import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient


class Cleaner:
    def __init__(self, host, port):
        self.client = InfluxDBClient(host, port)  # expect: NFX220

    def clean(self, name):
        self.client.drop_database(name)  # expect: NFX221
        self.client.create_database(name)  # expect: NFX221


Cleaner(endpoint["host"], endpoint["port"]).clean("river")
print("clean")
