from os import environ

from platformshconfig import Config

config = Config({"PLATFORM_RELATIONSHIPS": environ["PLATFORM_RELATIONSHIPS"]}, "PLATFORM_")
print(config.credentials("influxdb")["org"])  # expect: NFX202
