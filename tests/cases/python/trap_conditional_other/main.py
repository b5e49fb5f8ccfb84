from platformshconfig import Config

config = Config()
for name in ("influxdb", "database"):
    creds = config.credentials(name)
    key = "username" if name == "influxdb" else "user"
    print(name, creds["host"])
print(config.credentials("database")["user"])
