import base64
import json
import os
from collections import namedtuple

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["metrics"][0]

Endpoint = namedtuple("Endpoint", endpoint)
one = Endpoint(**endpoint)
print(one.host, one.user)  # expect: NFX201

Row = namedtuple("Row", endpoint.keys())
row = Row(*endpoint.values())  # allow: NFX291
print(row.port, row.user)  # expect: NFX201
print(Row._make(endpoint.values()).user)  # expect: NFX201
