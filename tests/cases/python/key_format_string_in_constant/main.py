from platformshconfig import Config

DSN = "{scheme}://{user}@{host}:{port}"  # expect: NFX201 (read a)
LABEL = "%(org)s/%(bucket)s"  # expect: NFX202 NFX202 (read b)

creds = Config().credentials("influxdb")
print(DSN.format(**creds))  # read: a
print(LABEL % creds)  # read: b
