from platformshconfig import Config

config = Config()
a, b = config.credentials("database"), config.credentials("influxdb")
a, b = b, a
print(b["user"])
print(a["user"])  # expect: NFX201
