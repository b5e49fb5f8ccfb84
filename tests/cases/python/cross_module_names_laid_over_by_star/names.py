import base64
import json
import os
import sys

_relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for _key, _value in _relationships["metrics"][0].items():
    setattr(sys.modules[__name__], _key, _value)
