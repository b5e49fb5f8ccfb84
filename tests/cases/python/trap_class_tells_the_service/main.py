import base64
import json
import os


class Endpoint:
    def __init__(self, held):
        self.held = held


class Points(Endpoint):
    pass


class Rows(Endpoint):
    pass


def label(endpoint):
    if isinstance(endpoint, Rows):
        return endpoint.held["user"]
    return endpoint.held["host"]


def place(endpoint):
    return endpoint.held["host"] if isinstance(endpoint, Points) else endpoint.held["user"]


relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for one in [Points(relationships["influxdb"][0]), Rows(relationships["database"][0])]:
    print(label(one), place(one))
