import os

from platformshconfig import Config

creds = Config().credentials("influxdb")
print(creds.get(os.environ["FIELD"]))  # expect: NFX291
print(creds["user"])  # expect: NFX201
