import os

from platformshconfig import Config

on_platform = "PLATFORM_RELATIONSHIPS" in os.environ
creds = Config().credentials("influxdb") if on_platform else {"user": "dev"}  # expect: NFX204
print(creds["user"])  # expect: NFX201
login = creds["user"] if creds else None  # expect: NFX201
print(login)
