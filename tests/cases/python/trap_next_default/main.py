import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
db = next((ep for ep in rels["database"] if ep["host"]), {"user": "none"})
influx = next(iter(rels["influxdb"]), {"username": "none"})
print(db["user"], influx["username"])
