from platformshconfig import Config


class Credentials:
    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        return self._data[key]  # read: a


creds = Credentials(Config().credentials("influxdb"))
print(creds["host"])
