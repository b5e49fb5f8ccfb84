import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
match rels["influxdb"][0]:
    case {"host": h, "query": {"bucket": b, "org": o}} | {"host": h, "bucket": b, "org": o} if h:  # expect: NFX290 NFX290
        print(b, o)
