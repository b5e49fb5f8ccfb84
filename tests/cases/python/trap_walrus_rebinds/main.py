from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
print(creds["host"])
if (creds := {"user": "ada"}) and creds["user"]:
    print(creds["user"])
match {"user": "bob"}:
    case {"user": _} as creds:
        print(creds["user"])
