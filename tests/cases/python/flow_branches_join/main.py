import sys

from platformshconfig import Config

if len(sys.argv) > 1:
    creds = Config().credentials("database")
else:
    creds = Config().credentials("influxdb")
print(creds["host"], creds["user"])  # expect: NFX201
