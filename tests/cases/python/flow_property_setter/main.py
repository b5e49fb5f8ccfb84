from platformshconfig import Config

config = Config()


class Holder:
    def __init__(self):
        self._endpoint = None

    @property
    def endpoint(self):
        return self._endpoint

    @endpoint.setter
    def endpoint(self, value):
        self._endpoint = value


holder = Holder()
holder.endpoint = config.credentials("influxdb")
print(holder.endpoint["user"])  # expect: NFX201
