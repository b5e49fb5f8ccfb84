from influxdb import InfluxDBClient
from platformshconfig import Config

credentials = Config().credentials("influxdb")
client = InfluxDBClient(host=credentials["host"], port=credentials["port"])  # expect: NFX220
client.create_database("river")  # expect: NFX221
client.switch_database("river")
client.write_points([{"measurement": "level", "fields": {"metres": 1.5}}])
print(client.query("SELECT metres FROM level"))
