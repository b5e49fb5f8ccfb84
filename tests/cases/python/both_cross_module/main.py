from compat import bucket
from platformshconfig import Config

print(bucket(Config().credentials("influxdb")))
