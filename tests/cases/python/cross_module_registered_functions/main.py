import handlers
from registry import HANDLERS
import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["metrics"][0]

for name in sorted(HANDLERS):
    print(name, HANDLERS[name](endpoint))
