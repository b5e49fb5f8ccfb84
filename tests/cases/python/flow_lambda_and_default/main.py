from platformshconfig import Config

config = Config()
current = lambda name="influxdb": config.credentials(name)
read = lambda key, endpoint=current(): endpoint[key]  # read: a
print(current()["user"])  # expect: NFX201
print(read("org"))  # expect: NFX202 (read a)
