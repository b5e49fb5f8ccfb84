import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def endpoints(*names):
    for name in names:
        yield from rels[name]


for endpoint in endpoints("influxdb", "history"):
    print(endpoint["host"], endpoint["org"])  # expect: NFX202
