import os


class Settings:
    prefix = ""

    def __init__(self):
        for name in self.__annotations__:
            setattr(self, name, os.environ[self.prefix + name.upper()])  # read: v


class Influx(Settings):
    prefix = "METRICS_"
    user = "nobody"
    org: str  # expect: NFX203 (read v)
    bucket: str  # expect: NFX203 (read v)


influx = Influx()
print(influx.org, influx.bucket, influx.user)
