import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
match rels:
    case {"influxdb": [{"host": host, "org": org, **rest}]}:  # expect: NFX202
        print(host, org)
    case {"influxdb": []}:
        print("no endpoint")
