import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))

by_name = {name: endpoints[0] for name, endpoints in rels.items()}
print(by_name["influxdb"]["user"], by_name["database"]["user"])  # expect: NFX201


class Services:
    pass


services = Services()
for name, endpoints in rels.items():
    setattr(services, name, endpoints[0])
print(services.influxdb["org"], services.database["user"])  # expect: NFX202
mapped = dict(map(lambda pair: (pair[0], pair[1][0]), rels.items()))
print(mapped["influxdb"]["bucket"], mapped["database"]["user"])  # expect: NFX202
others = {name: endpoints for name, endpoints in rels.items() if name != "database"}
print(others["influxdb"][0]["api_token"])  # expect: NFX202
