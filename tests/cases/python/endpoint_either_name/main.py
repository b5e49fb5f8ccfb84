import sys

from platformshconfig import Config

name = "history" if "--history" in sys.argv else "influxdb"
creds = Config().credentials(name)
print(creds["org"])  # expect: NFX202
