import os

from platformshconfig import Config

print(Config().credentials("influxdb")["org"])  # expect: NFX202
print(os.environ["INFLUXDB_BUCKET"])  # expect: NFX203
