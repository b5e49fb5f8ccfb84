import base64
import json
import os


def from_environment(name="PLATFORM_RELATIONSHIPS", environment=os.environ):
    return json.loads(base64.b64decode(environment[name]))


print(from_environment()["influxdb"][0]["org"])  # expect: NFX202
