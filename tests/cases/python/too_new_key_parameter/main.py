import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def query(key):
    return rels["timedb"][0]["query"][key]  # read: a


def value(key):
    return rels["timedb"][0][key]  # read: b


print(value("host"))
print(value("username"))  # expect: NFX210 (read b)
print(query("org"))  # expect: NFX210 (read a)
