import json
from base64 import b64decode
from os import getenv

rels = json.loads(b64decode(getenv("PLATFORM_RELATIONSHIPS", "")).decode("utf-8"))
creds = rels.get("timedb", [None])[0]
if creds is not None:
    print(creds["host"], creds["org"])  # expect: NFX202
