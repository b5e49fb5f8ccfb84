import base64
import json
import os

from influxdb import InfluxDBClient


def options():
    if "PLATFORM_RELATIONSHIPS" not in os.environ:
        return {"host": "localhost", "port": 8086, "timeout": 2}
    endpoint = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
    return {"host": endpoint["host"], "port": endpoint["port"]}


client = InfluxDBClient(**options(), database="river")  # expect: NFX220
print(client.query("SELECT metres FROM level"))
