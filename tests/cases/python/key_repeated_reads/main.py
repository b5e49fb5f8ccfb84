from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
print(creds["user"])  # expect: NFX201
print(creds["user"])  # expect: NFX201
if creds["bucket"]:  # expect: NFX202
    print(creds["bucket"].upper())  # expect: NFX202
