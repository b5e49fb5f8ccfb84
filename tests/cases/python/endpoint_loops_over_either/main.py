import base64
import json
import os
from itertools import chain


def decoded(variable):
    return json.loads(base64.b64decode(os.environ[variable]))


if "UPSUN_RELATIONSHIPS" in os.environ:
    relationships = decoded("UPSUN_RELATIONSHIPS")
else:
    relationships = decoded("PLATFORM_RELATIONSHIPS")

for name, endpoints in relationships.items():
    if name == "influxdb":
        print(endpoints[0]["user"])  # expect: NFX201
    if name == "database":
        print(endpoints[0]["user"])
for name in relationships:
    if name == "influxdb":
        print(relationships[name][0]["org"])  # expect: NFX202
for endpoint in chain.from_iterable(relationships.values()):
    if endpoint["scheme"] == "pgsql":
        print(endpoint["user"])
    elif endpoint["rel"] == "influxdb":
        print(endpoint["bucket"])  # expect: NFX202
