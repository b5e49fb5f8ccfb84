from collections import ChainMap
from types import MappingProxyType

from platformshconfig import Config

creds = Config().credentials("influxdb")
settings = ChainMap({"timeout": 10}, creds)
frozen = MappingProxyType(creds)
print(settings["timeout"], settings["user"])  # expect: NFX201
print(frozen["bucket"])  # expect: NFX202
