import base64
import json
import os

from influxdb import InfluxDBClient


def options():
    if "PLATFORM_RELATIONSHIPS" not in os.environ:
        return {"host": "localhost", "port": 8086}
    endpoint = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
    headers = {"Authorization": "Token " + os.environ["RIVER_TOKEN"]} if "RIVER_TOKEN" in os.environ else {}
    return {"host": endpoint["host"], "port": endpoint["port"], "headers": headers}


client = InfluxDBClient(**options(), database="river")
print(client.query("SELECT metres FROM level") if client._headers.get("Authorization") else "no token")
