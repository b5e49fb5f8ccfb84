import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))

by_name = {name: endpoints[0] for name, endpoints in rels.items()}
print(by_name["database"]["user"], by_name["influxdb"]["username"])
for name, endpoint in by_name.items():
    if name == "database":
        print(endpoint["user"])
by_kind = {endpoint["rel"]: endpoint for endpoints in rels.values() for endpoint in endpoints}
print(by_kind["postgresql"]["user"])
users = {name: endpoints[0].get("username") for name, endpoints in rels.items()}
print(users["influxdb"])
