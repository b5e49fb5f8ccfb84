from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
print(creds["host"])
del creds
creds = {"user": "Ada"}
print(creds["user"])
