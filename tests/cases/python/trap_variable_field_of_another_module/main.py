from settings import Influx

made = Influx()
print(made.tsdb_host, made.tsdb_username, made.tsdb_organisation)
