import base64
import json
import os


class Application:
    def __init__(self):
        relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
        self.config = {"INFLUX": relationships["influxdb"][0], "DATABASE": relationships["database"][0]}
