from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
print("%s@%s" % (creds["user"], creds["host"]))  # expect: NFX201
print("%s/%s" % tuple(creds[key] for key in ("org", "bucket")))  # read: a  # expect: NFX202 NFX202 (read a)
