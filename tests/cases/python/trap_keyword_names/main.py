from platformshconfig import Config

config = Config()


def connect(url, user, org):
    return f"{user}@{url} ({org})"


ep = config.credentials("influxdb")
print(connect(url=ep["host"], user=ep["username"], org=ep["query"]["org"]))
