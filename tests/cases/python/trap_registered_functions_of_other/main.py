import handlers
from registry import HANDLERS
import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))

print(HANDLERS["database"](relationships["database"][0]))
print(HANDLERS["metrics"](relationships["metrics"][0]))
