import base64
import json
import os


class Settings:
    def __init__(self, values):
        self.__dict__.update(values)

    def get(self, name, default=None):
        return self.__dict__.get(name, default)  # read: b

    def __getitem__(self, name):
        return vars(self)[name]  # read: a


relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
influx = Settings(relationships["influxdb"][0])
own = Settings({"user": "me", "org": "ours", "bucket": "local"})
print(influx.get("org"), influx["bucket"])  # expect: NFX202 (read b), NFX202 (read a)
print(own.get("org"), own["bucket"], Settings(relationships["database"][0]).get("user"))
