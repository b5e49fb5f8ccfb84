import os

from platformshconfig import Config


def settings():
    if not os.environ.get("PLATFORM_RELATIONSHIPS"):
        return {"user": "dev", "org": "dev"}
    ep = Config().credentials("influxdb")
    return {"user": ep["username"], "org": ep["query"]["org"]}


print(settings()["user"], settings()["org"])
local = {"user": "dev"}
print(local["user"])
