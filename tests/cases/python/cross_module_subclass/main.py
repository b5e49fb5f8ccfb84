from base import Service


class Influx(Service):
    name = "influxdb"

    def org(self):
        return self.credentials()["org"]  # expect: NFX202


influx = Influx()
print(influx.org(), influx.value("user"))  # expect: NFX201 (read a)
