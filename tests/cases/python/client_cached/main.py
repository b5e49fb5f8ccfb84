import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from functools import lru_cache

from influxdb import InfluxDBClient


@lru_cache(maxsize=1)
def client():
    return InfluxDBClient(host=endpoint["hostname"], port=int(endpoint["port"]))  # expect: NFX220


print(client().query("SELECT metres FROM level", database="river"))
print(client().get_list_database())
