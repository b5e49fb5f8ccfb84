from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
print(creds["host"], creds["password"], creds.get("path"), creds["rel"])
print(config.credentials("database")["query"]["is_master"], config.credentials("database")["username"])
