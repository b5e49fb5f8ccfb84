import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def walk(endpoints):
    if not endpoints:
        return []
    head, *tail = endpoints
    return [head["user"], *walk(tail)]  # expect: NFX201


print(walk(rels["influxdb"]))
