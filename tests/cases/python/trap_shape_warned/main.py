import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import warnings
ep = rels["influxdb"][0]
if "bucket" in ep:  # allow: NFX290
    warnings.warn("still the old shape", DeprecationWarning, stacklevel=2)
print("ok")
