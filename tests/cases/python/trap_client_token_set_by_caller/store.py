import influxdb


class Store:
    def __init__(self, host, port, token=None):
        headers = {"Authorization": f"Token {token}"} if token else None
        self.client = influxdb.InfluxDBClient(host, port, database="river", headers=headers)
