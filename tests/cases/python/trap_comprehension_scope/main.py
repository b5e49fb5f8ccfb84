from platformshconfig import Config

config = Config()
ep = config.credentials("influxdb")
people = [{"user": "ada"}, {"user": "bob"}]
print([ep["user"] for ep in people])
print({ep["user"]: 1 for ep in people})
print(ep["username"])
