import base64
import json
import os


def relationships():
    return json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def service(name, index=0):
    return relationships()[name][index]


print(service("influxdb")["user"])  # expect: NFX201
print(service(name="influxdb", index=-1)["org"])  # expect: NFX202
