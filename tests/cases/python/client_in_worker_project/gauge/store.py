"""Where levels are kept."""

from influxdb import InfluxDBClient

from .credentials import endpoint


class Store:
    def __init__(self):
        where = endpoint("influxdb")
        self._client = InfluxDBClient(host=where["host"], port=where["port"])  # expect: NFX220
        self._client.switch_database("river")

    def write(self, level):
        self._client.write_points([{"measurement": "level", "fields": {"metres": level}}])
