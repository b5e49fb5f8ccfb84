import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
match rels["influxdb"][0]:
    case {"host": host, "user": user}:  # expect: NFX201
        print(host, user)
    case _:
        print("no credentials")
