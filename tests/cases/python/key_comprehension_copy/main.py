from platformshconfig import Config

config = Config()
creds = {key: value for key, value in config.credentials("influxdb").items() if value is not None}
print(creds["user"])  # expect: NFX201
