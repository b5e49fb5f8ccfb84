from settings import INFLUX

print(INFLUX["host"])
print(INFLUX["user"])  # expect: NFX201
