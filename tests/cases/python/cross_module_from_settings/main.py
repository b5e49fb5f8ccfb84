from settings import DEBUG, INFLUX

print(DEBUG)
print(INFLUX["user"])  # expect: NFX201
