import shelf

print(shelf.box.find("influxdb")["org"])  # expect: NFX202
