from platformshconfig import Config

config = Config()
print(config.credentials("influxdb")["user"])
print(config.credentials("metrics")["query"]["org"])
