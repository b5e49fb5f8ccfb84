from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
login = creds.get("user") or creds["username"]  # expect: NFX290
print(login)
