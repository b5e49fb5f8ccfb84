import sys
from types import SimpleNamespace

from platformshconfig import Config

endpoint = SimpleNamespace(**Config().credentials("influxdb"))
print(getattr(endpoint, sys.argv[1], None))  # expect: NFX291
