from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
print(creds["user"], creds["bucket"])  # expect: NFX201 NFX202
