import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
servers = [{"user": ep["username"], "url": f"http://{ep['host']}:{ep['port']}"} for ep in rels["influxdb"]]
for server in servers:
    print(server["user"], server["url"])
print(servers[0].get("user"))
