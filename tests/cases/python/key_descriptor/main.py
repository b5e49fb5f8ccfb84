import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["metrics"][0]


class Key:
    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner):
        return instance.endpoint[self.name]  # read: k


class Influx:
    host = Key("host")
    organisation = Key("org")  # expect: NFX202 (read k)
    administrator = Key("user")  # expect: NFX201 (read k)

    def __init__(self, endpoint):
        self.endpoint = endpoint


influx = Influx(endpoint)
print(influx.host, influx.organisation, influx.administrator)
