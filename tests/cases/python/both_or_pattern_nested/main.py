import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
match rels:
    case {"influxdb": [{"query": {"org": o}} | {"org": o}, *_]}:  # expect: NFX290
        print(o)
