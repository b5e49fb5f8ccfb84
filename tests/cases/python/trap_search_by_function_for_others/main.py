from itertools import chain, groupby

import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def is_database(endpoint):
    return endpoint.get("type", "").startswith("postgresql")


everything = list(chain.from_iterable(rels.values()))
print(next(filter(is_database, everything))["user"])
print(next(filter(lambda endpoint: endpoint["rel"] != "influxdb", everything))["user"])
for kind, group in groupby(everything, key=lambda endpoint: endpoint["rel"]):
    if kind == "postgresql":
        for endpoint in group:
            print(endpoint["user"])
for endpoints in rels.values():
    match endpoints[0]["type"].split(":"):
        case ["postgresql", _]:
            print(endpoints[0]["user"])
