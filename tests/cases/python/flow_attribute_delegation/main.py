from platformshconfig import Config


class Endpoint:
    def __init__(self, name):
        self._data = Config().credentials(name)

    def __getattr__(self, name):
        return self._data[name]  # read: a


influx = Endpoint("influxdb")
print(influx.host)
print(influx.user)  # expect: NFX201 (read a)
