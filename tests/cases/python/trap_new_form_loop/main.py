from platformshconfig import Config

config = Config()
ep = config.credentials("influxdb")
for key in ("org", "bucket", "api_token"):
    print(key, ep["query"][key])
print([ep.get("query", {}).get(key) for key in ["org", "bucket"]])
