import os

from platformshconfig import Config

creds = Config().credentials("influxdb")
print(creds.get(os.environ["INFLUX_FIELD"]))  # expect: NFX291
