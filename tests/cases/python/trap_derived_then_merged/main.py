from platformshconfig import Config

config = Config()
ep = config.credentials("influxdb")
defaults = {"user": "nobody", "org": "none"}
chosen = {**defaults, "user": ep["username"], "org": ep["query"]["org"]}
print(chosen["user"], (chosen | {"x": 1})["org"])
