import os

from platformshconfig import Config


def credentials():
    if os.environ.get("PLATFORM_RELATIONSHIPS"):
        return Config().credentials("influxdb")
    return {"host": "localhost", "port": 8086, "org": "dev"}  # expect: NFX204


print(credentials()["host"])
print(credentials()["org"])  # expect: NFX202
