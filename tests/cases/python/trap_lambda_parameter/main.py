from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
rows = [{"user": "bob", "n": 2}, {"user": "ada", "n": 1}]
print(sorted(rows, key=lambda creds: creds["user"])[0]["n"])
print(creds["host"], list(map(lambda creds: creds["user"], rows)))
