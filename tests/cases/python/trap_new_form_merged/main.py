from collections import ChainMap

from platformshconfig import Config

ep = Config().credentials("influxdb")
flat = {**ep, **ep["query"]}
print(flat["org"], flat["bucket"], flat["username"])
print(ChainMap(ep["query"], ep)["api_token"])
settings = dict(ep)
settings.update(ep["query"])
print(settings["org"])
