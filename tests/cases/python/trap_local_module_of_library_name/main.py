from platformshconfig import Config

print(Config().credentials("influxdb")["user"])
print(Config().credentials("influxdb")["org"])
