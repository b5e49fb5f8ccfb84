import os

print(os.environ["INFLUXDB_BUCKET"])  # expect: NFX203
