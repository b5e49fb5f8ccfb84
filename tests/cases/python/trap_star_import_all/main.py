creds = {"user": "mine"}

from conf import *

print(host, creds["user"])
