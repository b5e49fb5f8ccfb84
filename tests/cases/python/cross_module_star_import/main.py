from conf import *

print(user)
print(rels["influxdb"][0]["bucket"])  # expect: NFX202
