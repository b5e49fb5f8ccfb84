from operator import itemgetter
from types import SimpleNamespace

from platformshconfig import Config

ep = Config().credentials("influxdb")
print("{query[org]}/{query[bucket]} {username}".format(**ep))
print("{0[query][org]}".format(ep))
print("%(username)s@%(host)s" % ep)
print("%(org)s" % ep["query"])
print("{bucket}".format(**ep["query"]))
print(itemgetter("org", "bucket")(ep["query"]))
print(SimpleNamespace(**ep["query"]).org, SimpleNamespace(**ep).query["bucket"])
