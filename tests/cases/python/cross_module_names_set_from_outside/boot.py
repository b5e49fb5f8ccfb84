import base64
import json
import os

import settings

DEBUG = "PLATFORM_BRANCH" not in os.environ
relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for key, value in relationships["metrics"][0].items():
    setattr(settings, key, value)
