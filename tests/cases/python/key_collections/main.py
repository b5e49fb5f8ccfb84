from argparse import Namespace
from collections import OrderedDict, defaultdict
from operator import attrgetter

from platformshconfig import Config

creds = Config().credentials("influxdb")
print(OrderedDict(creds)["user"])  # expect: NFX201
print(defaultdict(str, creds)["org"])  # expect: NFX202
namespace = Namespace(**creds)
print(namespace.bucket)  # expect: NFX202
print(attrgetter("user")(namespace))  # expect: NFX201
