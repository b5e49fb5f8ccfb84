# The name is bound without being read.
from settings import host, org  # expect: NFX202 (unseen: raises)

print(host, org)
