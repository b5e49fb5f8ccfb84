import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def value(relationship, key):
    return rels[relationship][0][key]  # read: a


print(value("database", "user"))
print(value("influxdb", "user"))  # expect: NFX201 (read a)
print(value("influxdb", "host"))
