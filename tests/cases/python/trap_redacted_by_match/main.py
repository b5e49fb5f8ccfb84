import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
for k, v in sorted(ep.items()):
    match k:
        case "user" | "api_token" | "password":
            print(k, "***")
        case _:
            print(k)
