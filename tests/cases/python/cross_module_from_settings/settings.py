import base64
import json
import os

_relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
INFLUX = _relationships["influxdb"][0]
DEBUG = False
