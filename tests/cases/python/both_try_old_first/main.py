from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
try:
    login = creds["user"]  # expect: NFX290
except KeyError:
    login = creds["username"]
print(login)
