from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
query = creds["query"]
print(query["org"])  # expect: NFX210
print(creds.get("query", {}).get("bucket"))  # expect: NFX210
