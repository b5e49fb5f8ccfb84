import base64
import json
import os

from influxdb import InfluxDBClient

OPTIONS = {"host": "localhost", "port": 8086, "database": "river"}
if os.getenv("PLATFORM_RELATIONSHIPS"):
    relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
    for found in relationships.get("influxdb", []):
        OPTIONS.update(host=found["host"], port=found["port"])
LIVE = {"host": os.environ.get("LIVE_HOST", "localhost"), "database": "live"}


def connect():
    return InfluxDBClient(**OPTIONS)  # expect: NFX220


def live():
    return InfluxDBClient(**LIVE)


def query():
    return list(connect().query("SELECT metres FROM level").get_points())
