import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient
from influxdb.exceptions import InfluxDBClientError


def describe(client: InfluxDBClient) -> str:
    return f"{type(client).__name__} of {endpoint['host']}"


print(describe(None), issubclass(InfluxDBClientError, Exception))
