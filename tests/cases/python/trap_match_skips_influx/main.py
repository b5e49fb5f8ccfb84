import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def login(creds):
    match creds:
        case {"rel": "mysql", "user": user}:
            return user
        case {"rel": "influxdb", "username": user}:
            return user
    return None


print(login(rels["database"][0]), login(rels["influxdb"][0]))
