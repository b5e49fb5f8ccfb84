import os


class Settings:
    PREFIX = None

    def get(self, name):
        return os.environ[f"{self.PREFIX}_{name}"]  # expect: NFX203


class Influx(Settings):
    PREFIX = "METRICS"


class Database(Settings):
    PREFIX = "DATABASE"


print(Influx().get("HOST"), Influx().get("ORG"), Database().get("HOST"))
