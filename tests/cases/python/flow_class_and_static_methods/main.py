import base64
import json
import os


class Platform:
    _cache = None

    @staticmethod
    def decode(value):
        return json.loads(base64.b64decode(value))

    @classmethod
    def relationships(cls):
        if cls._cache is None:
            cls._cache = cls.decode(os.environ["PLATFORM_RELATIONSHIPS"])
        return cls._cache

    @classmethod
    def influx(cls):
        return cls.relationships()["influxdb"][0]


print(Platform.influx()["user"])  # expect: NFX201
print(Platform.decode(os.environ["PLATFORM_RELATIONSHIPS"])["influxdb"][0]["bucket"])  # expect: NFX202
