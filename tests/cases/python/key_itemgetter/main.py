from operator import itemgetter

from platformshconfig import Config

read = itemgetter("user", "org", "port")  # expect: NFX201 NFX202 (read a)
print(read(Config().credentials("influxdb")))  # read: a
