import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient


class Store:
    def __init__(self, where):
        self._client = InfluxDBClient(where["host"], where["port"], database="river")  # expect: NFX220

    def ask(self, text, **parameters):
        return self._client.query(text, **parameters)


store = Store(endpoint)
store.ask("CREATE DATABASE river")  # expect: NFX221
print(store.ask("SELECT metres FROM level", epoch="s"))
