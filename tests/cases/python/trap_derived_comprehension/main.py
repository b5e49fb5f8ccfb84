import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
RENAMED = {"username": "user", "host": "host"}
ep = rels["influxdb"][0]
settings = {new: ep[old] for old, new in RENAMED.items()}
print(settings["user"], settings["host"])
