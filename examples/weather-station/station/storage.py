"""Writes readings to InfluxDB, and asks for their daily means."""

from station.settings import influxdb

DAILY_MEANS = """
from(bucket: "{bucket}")
    |> range(start: -1d)
    |> filter(fn: (row) => row._measurement == "weather")
    |> mean()
"""


class Storage:
    """One connection to InfluxDB; use it in a `with` statement."""

    def __init__(self, credentials):
        from influxdb_client import InfluxDBClient

        self.bucket = credentials["bucket"]
        self.client = InfluxDBClient(
            url=f"http://{credentials['host']}:{credentials['port']}",
            token=credentials["api_token"],
            org=credentials.get("org", "main"),
        )

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.client.close()

    def write(self, readings):
        from influxdb_client.client.write_api import SYNCHRONOUS

        lines = [reading.line() for reading in readings]
        api = self.client.write_api(write_options=SYNCHRONOUS)
        api.write(bucket=self.bucket, record=lines, write_precision="s")

    def daily_means(self):
        """Each station's means of the day, as (station, field, value)."""
        query = DAILY_MEANS.format(bucket=self.bucket)
        tables = self.client.query_api().query(query)
        return [
            (row.values["station"], row.values["_field"], row.get_value())
            for table in tables
            for row in table.records
        ]


def connect():
    return Storage(influxdb())
