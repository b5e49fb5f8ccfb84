import base64
import json
import os

if "UPSUN_RELATIONSHIPS" in os.environ:
    endpoint = json.loads(base64.b64decode(os.environ["UPSUN_RELATIONSHIPS"]))["influxdb"][0]
else:
    endpoint = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]


def old():
    if "user" not in endpoint:  # allow: NFX290
        return None
    return endpoint["user"]  # expect: NFX290


def new():
    if "username" not in endpoint:
        return None
    return endpoint["username"]


print(old() or new())
