from platformshconfig import Config

config = Config()


def load(name):
    creds = config.credentials(name)
    return name, creds, {"endpoint": creds}


label, creds, wrapped = load("influxdb")
print(label, creds["user"])  # expect: NFX201
print(wrapped["endpoint"]["org"], load("influxdb")[1]["bucket"])  # expect: NFX202 NFX202
