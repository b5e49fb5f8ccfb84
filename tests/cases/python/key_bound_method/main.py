from platformshconfig import Config

config = Config()
get = config.credentials("influxdb").get
print(get("user"))  # expect: NFX201
print(get("host"), get("nothing", 1))
