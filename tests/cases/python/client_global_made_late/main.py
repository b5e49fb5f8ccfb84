import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

_client = None


def client():
    global _client
    if _client is None:
        _client = InfluxDBClient(host=endpoint["host"], port=endpoint["port"])  # expect: NFX220
    return _client


print(client().query("SELECT metres FROM level", database="river"))
