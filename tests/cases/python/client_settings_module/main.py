from influxdb import InfluxDBClient

import settings


def client():
    return InfluxDBClient(host=settings.INFLUX_HOST, port=settings.INFLUX_PORT, database="river")  # expect: NFX220


print(client().query("SELECT metres FROM level"))
