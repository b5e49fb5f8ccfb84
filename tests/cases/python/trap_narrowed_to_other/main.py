import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for endpoints in rels.values():
    for ep in endpoints:
        if ep["scheme"] == "pgsql":
            print(ep["user"])
        if "postgresql" in ep["type"]:
            print(ep["user"], ep["path"])
