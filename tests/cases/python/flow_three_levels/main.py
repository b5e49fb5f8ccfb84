import base64
import json
import os


def environment(name):
    return os.environ[name]


def relationships():
    return json.loads(base64.b64decode(environment("PLATFORM_RELATIONSHIPS")))


def endpoint(name="influxdb", *, position=0):
    return relationships()[name][position]


def credential(key, name="influxdb"):
    return endpoint(name)[key]  # read: a


print(credential("org"), credential("host"))  # expect: NFX202 (read a)
print(endpoint()["user"])  # expect: NFX201
