import base64
import json
import os
from collections import OrderedDict

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]), object_pairs_hook=OrderedDict)
print(rels["influxdb"][0]["org"])  # expect: NFX202
