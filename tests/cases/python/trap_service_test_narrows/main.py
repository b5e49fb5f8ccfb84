import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
sql = [ep for eps in rels.values() for ep in eps if ep["service"] == "db"]
print(sql[0]["user"])
for ep in (one for eps in rels.values() for one in eps):
    match ep["scheme"]:
        case "mysql":
            print(ep["user"])
        case _:
            print(ep["host"])
