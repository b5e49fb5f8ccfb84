from types import SimpleNamespace

from platformshconfig import Config

creds = Config().credentials("influxdb")
request = SimpleNamespace(user="ada", org="acme", host=creds["host"])
print(request.user, request.org)
