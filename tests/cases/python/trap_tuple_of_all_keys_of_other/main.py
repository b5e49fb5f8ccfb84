import base64
import json
import os
from collections import namedtuple

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["database"][0]

Endpoint = namedtuple("Endpoint", endpoint)
one = Endpoint(**endpoint)
print(one.host, one.user)

influx = relationships["metrics"][0]
Place = namedtuple("Place", influx)
print(Place(**influx).host, Place(**influx).port)
