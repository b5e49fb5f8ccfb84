import base64
import json
import os


class Settings:
    REL = "timedb"
    HOST = "localhost"
    USER = "admin"
    if os.getenv("PLATFORM_RELATIONSHIPS"):
        _ep = json.loads(base64.b64decode(os.getenv("PLATFORM_RELATIONSHIPS")))[REL][0]
        HOST = _ep["host"]
        USER = _ep["user"]  # expect: NFX201


print(Settings.HOST, Settings.USER)
