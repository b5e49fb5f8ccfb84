import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
match rels["influxdb"][0]:
    case {"query": {"bucket": b}} | {"bucket": b}:  # expect: NFX290
        print(b)
