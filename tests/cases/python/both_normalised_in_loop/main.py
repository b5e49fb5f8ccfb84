import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
alike = {}
for name, endpoints in relationships.items():
    endpoint = endpoints[0]
    if "port" not in endpoint:
        continue
    if "query" in endpoint and "org" in endpoint["query"]:
        endpoint = {**endpoint, **endpoint["query"], "user": endpoint["username"]}
    alike[name] = endpoint

print(alike["influxdb"]["org"], alike["influxdb"]["user"])  # expect: NFX290 NFX290
