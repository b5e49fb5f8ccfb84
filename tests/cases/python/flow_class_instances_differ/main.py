from platformshconfig import Config

config = Config()


class Service:
    def __init__(self, name):
        self.name = name

    @property
    def credentials(self):
        return config.credentials(self.name)


influx = Service("influxdb")
sql = Service("database")
print(sql.credentials["user"])
print(influx.credentials["user"])  # expect: NFX201
