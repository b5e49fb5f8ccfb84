from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
if "username" not in creds:
    login = creds["user"]  # expect: NFX290
    token = creds["api_token"]  # expect: NFX290
else:
    login = creds["username"]
    token = creds["query"]["api_token"]
print(login, token)
