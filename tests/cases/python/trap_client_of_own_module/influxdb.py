"""A module of the project's own that hides the package of that name."""


class InfluxDBClient:
    def __init__(self, host, port=8086):
        self.place = host, port

    def create_database(self, name):
        return (*self.place, name)
