from platformshconfig import Config

ep = Config().credentials("influxdb")
print(ep["host"], ep.get("username"), ep.get("query", {}).get("bucket"))
