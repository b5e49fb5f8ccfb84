import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
RENAMED = {"username": "login", "host": "user"}
credentials = {RENAMED.get(key, key): value for key, value in ep.items()}
print(credentials["login"], len(credentials["user"]) > 0)
