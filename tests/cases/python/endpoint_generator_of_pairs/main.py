import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def walk():
    for name, endpoints in rels.items():
        for endpoint in endpoints:
            yield name, endpoint


for name, endpoint in walk():
    if name == "influxdb":
        print(endpoint["user"])  # expect: NFX201
    else:
        print(endpoint["user"])
