from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
print(creds.get("user"))  # noqa: NFX201
print(creds.get("bucket"), creds["host"])  # noqa: NFX202
