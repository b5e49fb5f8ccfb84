from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
login = next(creds[key] for key in ("username", "user") if key in creds)  # expect: NFX290
print(login)
