from decouple import config
from environs import Env

env = Env()
print(config("INFLUXDB_USER", default="none"))  # expect: NFX203
print(env.str("INFLUXDB_ORG", "none"))  # expect: NFX203
print(config("INFLUXDB_USERNAME", default="none"))
