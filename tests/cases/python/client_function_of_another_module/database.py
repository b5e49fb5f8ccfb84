import influxdb


def connect(host, port=8086, **options):
    """A client of the database there."""
    return influxdb.InfluxDBClient(host, port, **options)  # expect: NFX220
