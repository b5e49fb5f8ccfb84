from itertools import chain, groupby

import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def is_influx(endpoint):
    return endpoint.get("type", "").startswith("influxdb")


everything = list(chain.from_iterable(rels.values()))
print(next(filter(is_influx, everything))["user"])  # expect: NFX201
print(next((each for each in chain(*rels.values()) if each["rel"] == "influxdb"), None)["org"])  # expect: NFX202
name, endpoints = next(filter(lambda pair: pair[0] == "influxdb", rels.items()))
print(name, endpoints[0]["bucket"])  # expect: NFX202
for kind, group in groupby(everything, key=lambda endpoint: endpoint["rel"]):
    if kind == "influxdb":
        for endpoint in group:
            print(endpoint["api_token"])  # expect: NFX202
found = None
for endpoints in rels.values():
    match endpoints[0]["type"].split(":"):
        case ["influxdb", _]:
            found = endpoints[0]
print(found["user"])  # expect: NFX201
