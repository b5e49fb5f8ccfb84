import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def of_service(wanted):
    for endpoints in rels.values():
        for endpoint in endpoints:
            if endpoint["service"] == wanted:
                yield endpoint


for found in of_service("redis"):
    print(found["user"])
for found in of_service("timedb"):
    print(found["user"])  # expect: NFX201
