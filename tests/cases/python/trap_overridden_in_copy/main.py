from platformshconfig import Config

config = Config()
ep = {**config.credentials("influxdb"), "user": "svc", "org": "acme"}
print(ep["user"], ep["org"])
other = config.credentials("influxdb") | {"bucket": "mine"}
print(other["bucket"])
third = dict(config.credentials("influxdb"), api_token="t")
print(third["api_token"])
