from types import SimpleNamespace

from platformshconfig import Config

creds = Config().credentials("influxdb")
print("{username}".format(**creds))  # expect: NFX210
print(SimpleNamespace(**creds).username)  # expect: NFX210
for key in ("org", "bucket"):  # expect: NFX210 NFX210 (read a)
    print(creds["query"][key])  # read: a
