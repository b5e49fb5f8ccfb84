import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def is_metrics(endpoint):
    return endpoint.get("rel") == "influxdb"


for endpoints in relationships.values():
    for endpoint in endpoints:
        if endpoint.get("rel") != "influxdb":
            continue
        print(endpoint["org"])  # expect: NFX202

for endpoint in filter(is_metrics, relationships["influxdb"]):
    print(endpoint["user"])  # expect: NFX201

for endpoints in relationships.values():
    for endpoint in endpoints:
        if endpoint.get("rel") in ("influxdb", "influxdb3"):
            print(endpoint["api_token"])  # expect: NFX202
