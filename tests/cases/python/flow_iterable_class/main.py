import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


class Endpoints:
    def __init__(self, name):
        self.name = name

    def __iter__(self):
        for endpoint in rels[self.name]:
            yield endpoint

    def first(self):
        return next(iter(rels[self.name]))


for endpoint in Endpoints("influxdb"):
    print(endpoint["user"])  # expect: NFX201
print(Endpoints("influxdb").first()["bucket"])  # expect: NFX202
