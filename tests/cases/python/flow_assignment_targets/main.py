from platformshconfig import Config

config = Config()


class Influx:
    def __init__(self, creds):
        self.host, (self.login, self.org) = creds["host"], (creds["user"], creds["org"])  # expect: NFX201 NFX202
        self.url = "http://"
        self.url += creds["user"] + "@"  # expect: NFX201
        self.options = {}
        self.options["bucket"] = name = creds["bucket"]  # expect: NFX202
        self.name = name


influx = Influx(config.credentials("influxdb"))
print(influx.host, influx.login, influx.org, influx.url, influx.name)
