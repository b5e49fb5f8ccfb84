from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
print("user" in creds)  # expect: NFX201
if "api_token" not in creds:  # expect: NFX202
    raise SystemExit("no token")
print(creds["host"])
