import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def service(name):
    return rels[name][0]


def field(name, key):
    return service(name)[key]


print(service("database")["user"])
print(field("database", "user"))
print(field("influxdb", "username"))
