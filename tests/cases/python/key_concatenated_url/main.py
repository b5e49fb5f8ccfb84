from platformshconfig import Config

config = Config()
creds = config.credentials('influxdb')
url = creds['scheme'] + '://' + creds['user'] + ':' + creds['password'] + '@' + creds['host'] + ':' + str(creds['port'])  # expect: NFX201
print(url)
