import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))

by_kind = {endpoint["rel"]: endpoint for endpoints in rels.values() for endpoint in endpoints}
print(by_kind["influxdb"]["user"], by_kind["postgresql"]["user"])  # expect: NFX201
by_service = {}
for endpoints in rels.values():
    for endpoint in endpoints:
        by_service[endpoint["service"]] = endpoint
print(by_service["timedb"]["org"], by_service["db"]["user"])  # expect: NFX202
