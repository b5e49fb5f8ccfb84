from influxdb import InfluxDBClient


def opened(dsn):
    return InfluxDBClient.from_dsn(dsn, timeout=5)  # expect: NFX220
