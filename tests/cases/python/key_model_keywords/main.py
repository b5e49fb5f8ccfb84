from platformshconfig import Config

config = Config()


class Point:
    def __init__(self, host, port, **extra):
        self.address = f"{host}:{port}"
        self.extra = extra

    def bucket(self):
        return self.extra["bucket"]  # expect: NFX202


print(Point(**config.credentials("influxdb")).bucket())
