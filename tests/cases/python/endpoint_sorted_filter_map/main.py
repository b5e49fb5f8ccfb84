import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
by_host = sorted(rels["influxdb"], key=lambda ep: ep["host"])
print(by_host[0]["user"])  # expect: NFX201
private = filter(lambda ep: not ep["public"], rels["influxdb"])
print(next(private)["org"])  # expect: NFX202
print(list(map(lambda ep: ep["bucket"], rels["influxdb"])))  # expect: NFX202
print(max(reversed(rels["influxdb"]), key=lambda ep: ep["port"])["user"])  # expect: NFX201
