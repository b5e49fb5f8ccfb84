import base64
import json
import os
from collections import ChainMap

own = base64.b64encode(json.dumps({"influxdb": [{"user": "me", "org": "mine"}]}).encode()).decode()
merged = os.environ | {"PLATFORM_RELATIONSHIPS": own}
print(json.loads(base64.b64decode(merged["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]["user"])
chained = ChainMap({"PLATFORM_RELATIONSHIPS": own}, os.environ)
print(json.loads(base64.b64decode(chained["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]["org"])
changed = dict(os.environ)
changed["PLATFORM_RELATIONSHIPS"] = own
print(json.loads(base64.b64decode(changed["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]["user"])
