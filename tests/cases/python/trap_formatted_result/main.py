from platformshconfig import Config

config = Config()
config.register_formatter("settings", lambda c: {"user": c["username"], "org": c["query"]["org"]})
settings = config.formatted_credentials("influxdb", "settings")
print(settings["user"], settings["org"])
