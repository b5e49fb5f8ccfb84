import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
match "query" in ep:
    case True:
        print(ep["query"]["org"])
    case False:
        print(ep["org"])  # expect: NFX290
