import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["metrics"][0]


class Key:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        return instance.endpoint[self.name]  # read: k


class Influx:
    host = Key()
    bucket = Key()  # expect: NFX202 (read k)
    api_token = Key()  # expect: NFX202 (read k)

    def __init__(self, endpoint):
        self.endpoint = endpoint


influx = Influx(endpoint)
print(influx.host, influx.bucket, influx.api_token)
