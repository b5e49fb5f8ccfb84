import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for name, endpoints in relationships.items():
    endpoint = endpoints[0]
    if "query" in endpoint:
        relationships[name] = {**endpoint, **endpoint["query"], "user": endpoint["username"]}
    else:
        relationships[name] = endpoint

print(relationships["influxdb"]["org"], relationships["influxdb"]["user"])  # expect: NFX290 NFX290
