import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def users():
    for ep in rels["influxdb"]:
        yield {"user": ep["username"], "bucket": ep["query"]["bucket"]}


for one in users():
    print(one["user"], one["bucket"])
print(next(users())["user"])
