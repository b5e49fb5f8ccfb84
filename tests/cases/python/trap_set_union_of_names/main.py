from platformshconfig import Config

credentials = Config().credentials("influxdb")
names = {"username"} | {"host"}
print(sorted(str(credentials[name]) for name in names))
