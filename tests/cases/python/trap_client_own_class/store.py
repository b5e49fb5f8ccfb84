class InfluxDBClient:
    """Keeps what it is given; it only has the name of another client."""

    def __init__(self, host, port, database):
        self.where = f"{host}:{port}/{database}"
        self.points = []

    def create_database(self, name):
        self.points.append(name)

    def query(self, text):
        return [text, *self.points]
