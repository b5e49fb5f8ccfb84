import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
class Shape:
    OLD, NEW = range(2)
    @classmethod
    def of(cls, c):
        return cls.NEW if "username" in c else cls.OLD
if Shape.of(ep) == Shape.NEW:
    print(ep["username"], ep["query"]["org"])
else:
    print(ep["user"], ep["org"])  # expect: NFX290 NFX290
