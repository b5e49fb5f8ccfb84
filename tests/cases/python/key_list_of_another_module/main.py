import base64
import json
import os

from fields import FIELDS, SHOWN
from lookups import get

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print({key: get(relationships["influxdb"][0], key) for key in FIELDS})
print([get(relationships["database"][0], key) for key in SHOWN])
