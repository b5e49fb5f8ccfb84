from settings import INFLUX

print(INFLUX["user"], INFLUX["org"], INFLUX.get("bucket"))
