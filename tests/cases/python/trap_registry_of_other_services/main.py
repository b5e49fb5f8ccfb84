from platformshconfig import Config

config = Config()


class Backend:
    relationship = ""

    def __init__(self):
        self.creds = config.credentials(self.relationship)


class Influx(Backend):
    relationship = "influxdb"

    def describe(self):
        return self.creds["username"]


class Sql(Backend):
    relationship = "database"

    def describe(self):
        return self.creds["user"]


print([one().describe() for one in (Influx, Sql)])
