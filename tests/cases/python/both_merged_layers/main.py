import base64
import json
import os
from collections import ChainMap

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
chained = ChainMap(ep, ep.get("query", {}))
print(chained["org"])  # expect: NFX290
merged = ep | ep.get("query", {})
print(merged["bucket"])  # expect: NFX290
other_way = {**ep.get("query", {}), **ep}
print(other_way["api_token"])  # expect: NFX290
