from platformshconfig import Config

config = Config()
REGISTRY = {}


def register(cls):
    REGISTRY[cls.relationship] = cls
    return cls


class Backend:
    relationship = ""

    @classmethod
    def load(cls):
        return cls(config.credentials(cls.relationship))

    def __init__(self, creds):
        self.creds = creds


@register
class Influx(Backend):
    relationship = "influxdb"

    def describe(self):
        return self.creds["org"]  # expect: NFX202


@register
class Sql(Backend):
    relationship = "database"

    def describe(self):
        return self.creds["user"]


print(Influx.load().describe(), Sql.load().describe())
print(sorted(REGISTRY))
