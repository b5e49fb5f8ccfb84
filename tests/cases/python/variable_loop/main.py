import os

for name in ("INFLUXDB_HOST", "INFLUXDB_USER", "INFLUXDB_ORG"):  # expect: NFX203 NFX203 (read a)
    print(name, os.environ[name])  # read: a
