import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient


class Gauge:
    def __init__(self, credentials):
        self.host = credentials["host"]
        self.port = credentials["port"]
        self.client = None

    def connect(self):
        self.client = InfluxDBClient(self.host, self.port, database="river")  # expect: NFX220
        return self

    def level(self):
        return self.client.query("SELECT last(metres) FROM level")


print(Gauge(endpoint).connect().level())
