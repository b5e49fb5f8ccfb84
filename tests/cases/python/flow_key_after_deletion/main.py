from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
creds["user"] = "shadow"
del creds["host"]
print(creds["user"])
creds = config.credentials("influxdb").copy()
creds["org"] = "mine"
print(creds["org"], creds["bucket"])  # expect: NFX202
