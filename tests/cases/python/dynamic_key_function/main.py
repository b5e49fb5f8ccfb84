import sys

from platformshconfig import Config


def read(key):
    return Config().credentials("influxdb").get(key)  # expect: NFX291


for argument in sys.argv[1:]:
    print(read(argument))
