from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
print(creds["username"], creds["query"]["org"], creds.get("query", {}).get("bucket"))
print(config.credentials("database")["username"], config.credentials("database")["query"]["is_master"])
