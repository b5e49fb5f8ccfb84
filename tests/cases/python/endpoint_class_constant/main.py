import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


class Names:
    INFLUX = "influxdb"
    KEY = "org"


print(rels[Names.INFLUX][0]["host"])
print(rels[Names.INFLUX][0][Names.KEY])  # expect: NFX202
