import base64
import json
import os
from functools import partial


def load(name):
    return json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))[name][0]


class Proxy:
    def __init__(self, factory):
        self._factory = factory

    def __getattr__(self, name):
        return getattr(self._factory(), name)

    def __getitem__(self, key):
        return self._factory()[key]  # read: a  # allow: NFX291


def value(endpoint, key):
    return endpoint[key]  # read: b


influx = load("influxdb")
take = influx.get
pairs = influx.items()
fetch = partial(value, influx)
in_capitals = {key.upper(): each for key, each in influx.items()}
proxy = Proxy(lambda: load("influxdb"))

database = load("database")
take_of_database = database.get
fetch_of_database = partial(value, database)
proxy_of_database = Proxy(lambda: load("database"))
