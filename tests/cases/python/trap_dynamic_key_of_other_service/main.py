import sys

from platformshconfig import Config

print(Config().credentials("database")[sys.argv[1]])
print(Config().credentials("influxdb")["host"])
