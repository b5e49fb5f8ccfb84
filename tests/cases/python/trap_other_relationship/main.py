import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
database = relationships["database"][0]
influx = relationships["influxdb"][0]
print(database["user"], database["password"])
print(influx["host"], influx["username"])
