from platformshconfig import Config

config = Config()
creds = {}
try:
    creds = config.credentials("influxdb")
    user = creds["user"]  # expect: NFX201
except ValueError:
    user = None
else:
    print(user)
finally:
    print(creds.get("bucket"))  # expect: NFX202
