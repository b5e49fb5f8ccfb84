import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoints = []
endpoints.extend(rels["influxdb"])
for index in range(len(endpoints)):
    print(endpoints[index]["user"])  # expect: NFX201
cache = {}
print(cache.setdefault("influx", endpoints[0])["org"])  # expect: NFX202
print(cache["influx"]["bucket"])  # expect: NFX202
first = second = endpoints[0]
print(second["api_token"])  # expect: NFX202
