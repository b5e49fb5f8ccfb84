import base64
import json
import os
from typing import NamedTuple

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["database"][0]


class Database(NamedTuple):
    host: str
    user: str


database = Database(**{field: endpoint[field] for field in Database._fields})
influx = {field: relationships["metrics"][0][field] for field in ("host", "port")}
print(database.user, influx)
