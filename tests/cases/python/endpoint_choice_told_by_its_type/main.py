import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def target(endpoint):
    if endpoint["type"].startswith("influx"):
        return endpoint["bucket"]  # expect: NFX202
    return endpoint["username"]


def choose(metrics):
    return relationships["influxdb"][0] if metrics else relationships["database"][0]


for argument in (True, False):
    endpoint = choose(bool(os.environ.get("HOME")) is argument)
    if endpoint["rel"] == "influxdb":
        print(endpoint["user"])  # expect: NFX201
    else:
        print(endpoint["username"])
    print(target(endpoint))
