from platformshconfig import Config

config = Config()
ep = config.credentials("influxdb")
for key in ("org", "bucket", "api_token"):
    ep[key] = ep["query"][key]
print(ep["org"], ep["bucket"], ep["api_token"])
