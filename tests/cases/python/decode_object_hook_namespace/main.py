import base64
import json
import os
from types import SimpleNamespace

rels = json.loads(
    base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]),
    object_hook=lambda pairs: SimpleNamespace(**pairs),
)
influx = rels.influxdb[0]
print(influx.host)
print(influx.user, influx.org)  # expect: NFX201 NFX202
