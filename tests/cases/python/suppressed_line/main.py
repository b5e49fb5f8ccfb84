from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
print(creds["user"])  # noqa: NFX201
print(creds["org"])  # expect: NFX202
