from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
print(creds.get("query", {}).get("bucket", creds.get("bucket")))  # expect: NFX290
