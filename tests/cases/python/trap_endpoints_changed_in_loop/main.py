import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))

by_name = {name: endpoints[0] for name, endpoints in rels.items()}
for endpoint in by_name.values():
    endpoint.update(endpoint.get("query") or {})
    endpoint["user"] = endpoint.get("username")
print(by_name["influxdb"]["user"])  # allow: NFX290
found = None
for endpoints in rels.values():
    for endpoint in endpoints:
        endpoint["org"] = endpoint.get("query", {}).get("org")
        if endpoint["rel"] == "influxdb":
            found = endpoint
print(found["org"])
