from platformshconfig import Config

config = Config()


class Base:
    relationship = None

    def __init__(self):
        self.endpoint = config.credentials(self.relationship)

    def url(self):
        return f"http://{self.endpoint['host']}"


class Influx(Base):
    relationship = "influxdb"

    def token(self):
        return self.endpoint["api_token"]  # expect: NFX202


class NamedInflux(Influx):
    def __init__(self):
        super().__init__()
        self.name = "named"

    def login(self):
        return self.name, self.endpoint["user"]  # expect: NFX201


print(Influx().url(), Influx().token(), NamedInflux().login())
