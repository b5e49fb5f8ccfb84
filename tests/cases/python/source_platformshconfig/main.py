from platformshconfig import Config

config = Config()
credentials = config.credentials("influxdb")
postgres = config.credentials("database")

print(credentials["user"])  # expect: NFX201
print(credentials.get("org"))  # expect: NFX202
print(postgres["username"], postgres["user"])
