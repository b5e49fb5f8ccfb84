import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient


class River(InfluxDBClient):
    def __init__(self, where):
        token = where["query"]["api_token"]
        super().__init__(where["host"], where["port"], database="river", headers={"Authorization": "Token " + token})


print(River(endpoint).query("SELECT metres FROM level"))
