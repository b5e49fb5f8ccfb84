from store.client import relationship

print(relationship("influxdb")["org"])  # expect: NFX202
print(relationship("database")["username"])
