import base64
import json
import os
from collections import ChainMap


def relationships(environment):
    return json.loads(base64.b64decode(environment["PLATFORM_RELATIONSHIPS"]))


merged = os.environ | {"DEBUG": "1"}
print(relationships(merged)["influxdb"][0]["user"])  # expect: NFX201
with_defaults = {"PLATFORM_RELATIONSHIPS": "e30="} | os.environ
print(relationships(with_defaults)["influxdb"][0]["org"])  # expect: NFX202
chained = ChainMap(os.environ, {"PLATFORM_RELATIONSHIPS": "e30="})
print(relationships(chained)["influxdb"][0]["bucket"])  # expect: NFX202
changed = os.environ.copy()
changed["PLATFORM_RELATIONSHIPS"] = base64.b64encode(b"{}").decode()
print(relationships(os.environ)["influxdb"][0]["api_token"])  # expect: NFX202
