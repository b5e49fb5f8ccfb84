from platformshconfig import Config

config = Config()
creds = dict(config.credentials("influxdb"))
saved = creds["user"]  # expect: NFX201
del creds["user"]
creds["user"] = saved.upper()
print(creds["user"], saved)
