from platformshconfig import Config

config = Config()


def modernise(creds):
    creds = dict(creds)
    creds["user"] = creds["username"]
    creds.update(org=creds["query"]["org"], bucket=creds["query"]["bucket"])
    return creds


ep = modernise(config.credentials("influxdb"))
print(ep["user"], ep["org"], ep["bucket"])
