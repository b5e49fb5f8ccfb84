from platformshconfig import Config

config = Config()
ep = config.credentials("influxdb")
settings = dict(user=ep["username"], org=ep["query"]["org"])
print(settings["user"], settings["org"])
print("%(user)s / {org}" % settings)
