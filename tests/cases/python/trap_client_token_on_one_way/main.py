import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient

options = {"host": endpoint["host"], "port": endpoint["port"], "database": "river"}
if "query" in endpoint:
    options["headers"] = {"Authorization": "Token {api_token}".format(**endpoint["query"])}
print(InfluxDBClient(**options).query("SELECT metres FROM level"))
