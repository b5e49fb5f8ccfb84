import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
db = rels["database"][0]
print(db["username"], db["query"]["is_master"], db.get("query", {}).get("org"))
print(rels["influxdb"][0]["host"])
