from platformshconfig import Config


class Credentials:
    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        return self._data[key]  # read: a

    @property
    def org(self):
        return self._data["org"]  # expect: NFX202


creds = Credentials(Config().credentials("influxdb"))
print(creds["host"], creds.org)
print(creds["user"])  # expect: NFX201 (read a)
