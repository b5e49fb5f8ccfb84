from platformshconfig import Config

config = Config()
KEYS = ("user", "host")  # expect: NFX201 (read a)
creds = config.credentials("influxdb")
print(*[creds[key] for key in KEYS], sep=",")  # read: a
login, host = (creds[key] for key in KEYS)  # read: a
print(login, host)
