import base64
import json
import os

links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))

for endpoints in links.values():
    for endpoint in endpoints:
        endpoint["url"] = f"{endpoint['scheme']}://{endpoint['host']}"
        if endpoint["scheme"] == "pgsql":
            endpoint["user"] = endpoint.pop("username")

for name, endpoints in links.items():
    if name == "database":
        endpoints[0]["bucket"] = "backups"

metrics = links["metrics"][0]
print(metrics["user"], metrics["bucket"], metrics["url"])  # expect: NFX201 NFX202
print(links["database"][0]["user"], links["database"][0]["bucket"])
