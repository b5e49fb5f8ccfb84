from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
version = tuple(int(part) for part in creds["type"].split(":")[1].split("."))
if version >= (2, 3):
    login, org = creds["username"], creds["query"]["org"]
else:
    login, org = creds["user"], creds["org"]  # expect: NFX290 NFX290
print(login, org)
