import platform_ as platform
from platform_ import decode, influx

print(platform.influx()["org"])  # expect: NFX202
print(influx()["bucket"])  # expect: NFX202
print(decode.relationships()["metrics"][0]["user"])  # expect: NFX201
