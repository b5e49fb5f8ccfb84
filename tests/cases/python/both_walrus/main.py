from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
if (login := creds.get("username")) is None:
    login = creds["user"]  # expect: NFX290
print(login)
