from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
print(creds["host"])

from people import creds

print(creds["user"])
