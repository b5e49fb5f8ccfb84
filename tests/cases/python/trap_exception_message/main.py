from platformshconfig import Config

config = Config()
ep = config.credentials("influxdb")
try:
    raise KeyError("user")
except KeyError as error:
    print("missing", error.args[0])
    ep = {"user": "fallback"}
print(ep["user"])
