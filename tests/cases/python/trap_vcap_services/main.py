import json
import os

services = json.loads(os.environ["VCAP_SERVICES"])
influx = services["influxdb"][0]
print(influx["user"], influx["credentials"]["org"])
