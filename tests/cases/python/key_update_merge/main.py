from platformshconfig import Config

config = Config()
settings = {"timeout": 10, "org": "dev"}
settings.update(config.credentials("influxdb"))
print(settings["timeout"], settings["bucket"])  # expect: NFX202
other = {"timeout": 5}
other |= config.credentials("influxdb")
print(other["user"])  # expect: NFX201
