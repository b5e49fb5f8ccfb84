from collections import ChainMap

from platformshconfig import Config

first = Config().credentials("influxdb")
first |= first["query"]
print(first["org"])
second = Config().credentials("influxdb")
chained = ChainMap(second["query"], second)
print(chained["bucket"])
third = {key: value for part in (second, second["query"]) for key, value in part.items()}
print(third["api_token"])
