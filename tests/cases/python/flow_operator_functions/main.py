import operator
from operator import getitem

from platformshconfig import Config

creds = Config().credentials("influxdb")
print(getitem(creds, "user"))  # expect: NFX201
print(operator.itemgetter("bucket")(creds))  # expect: NFX202
print(dict.get(creds, "org"))  # expect: NFX202
