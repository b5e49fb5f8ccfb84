import base64
import json
import os

first = "%s_RELATIONSHIPS" % "PLATFORM"
second = "{}_{}".format("PLATFORM", "relationships".upper())
print(json.loads(base64.b64decode(os.environ[first]))["influx" + "db"][0]["user"])  # expect: NFX201
print(json.loads(base64.b64decode(os.environ[second]))["influxdb"][0]["o" + "rg"])  # expect: NFX202
