import base64
import json
import os

import influxdb

LOCAL = {"host": "127.0.0.1", "port": 8086}


def endpoint():
    try:
        return json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
    except KeyError:
        return LOCAL


where = endpoint()
client = influxdb.InfluxDBClient(host=where["host"], port=where["port"], database="river")  # expect: NFX220
print(client.query("SELECT metres FROM level"))
