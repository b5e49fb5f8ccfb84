from settings import Influx

made = Influx()
print(made.tsdb_host, made.TSDB_USER, made.tsdb_bucket)  # read: shown
