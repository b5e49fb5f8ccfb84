import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["database"][0]


class Key:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        return instance.endpoint[self.name]


class Database:
    host = Key()
    user = Key()

    def __init__(self, endpoint):
        self.endpoint = endpoint


class Influx:
    host = Key()
    port = Key()

    def __init__(self, endpoint):
        self.endpoint = endpoint


database, influx = Database(endpoint), Influx(relationships["metrics"][0])
print(database.host, database.user, influx.host, influx.port)
