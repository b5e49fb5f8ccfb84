other = {"user": "mine"}

from conf import *

print(other["user"])
print(creds["user"])  # expect: NFX201
