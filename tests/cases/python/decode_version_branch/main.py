import base64
import json
import os
import sys


def decode(value):
    if sys.version_info[0] > 2:
        return json.loads(base64.b64decode(value).decode("utf-8"))
    return json.loads(base64.decodestring(value))


rels = decode(os.getenv("PLATFORM_RELATIONSHIPS"))
print(rels["influxdb"][0]["org"])  # expect: NFX202
