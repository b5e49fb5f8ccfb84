from contextlib import nullcontext

from platformshconfig import Config

creds = Config().credentials("influxdb")
print(creds["port"])
with nullcontext({"user": "Ada", "org": "acme"}) as creds:
    print(creds["user"])
print(creds["org"])
