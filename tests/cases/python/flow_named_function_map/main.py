import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def login(endpoint):
    return endpoint["user"]  # expect: NFX201


print(list(map(login, rels["influxdb"])))
