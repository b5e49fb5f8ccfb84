import base64
import json
import os


def decode(name):
    return json.loads(base64.b64decode(os.environ[name]))


print(decode("PLATFORM_RELATIONSHIPS")["influxdb"][0]["host"])
print(decode("PLATFORM_VARIABLES")["influxdb"]["org"])
print(decode("PLATFORM_VARIABLES")["influxdb"]["user"])
