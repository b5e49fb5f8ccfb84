import json
from base64 import b64decode
from os import getenv

RELATIONSHIPS = json.loads(b64decode(getenv("PLATFORM_RELATIONSHIPS", "")).decode("utf-8"))
RELATIONSHIP = "influxtimedb"
KEY = "user"

if RELATIONSHIP in RELATIONSHIPS:
    settings = RELATIONSHIPS[RELATIONSHIP][0]
    print(settings[KEY])  # expect: NFX201
