import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def value(name, key, default=None):
    return rels[name][0].get(key, default)


def influx(key):
    return value("influxdb", key)


def database(key):
    return value("database", key)


print(database("user"), value("database", key="user"), value(key="user", name="database"))
print(influx("username"), influx("host"), value("influxdb", "path", "none"))
