import base64
import json
import os

DEBUG = True
RELATIONSHIPS = json.loads(base64.b64decode(os.environ.get("PLATFORM_RELATIONSHIPS", "e30=")))
DATABASES = {"default": {"USER": "dev"}}
