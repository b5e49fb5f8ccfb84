from platformshconfig import Config

config = Config()
ep = config.credentials("influxdb")
q = ep["query"]
print(ep["username"], q["org"], ep["query"]["bucket"])
print(ep.get("query", {}).get("api_token"))
