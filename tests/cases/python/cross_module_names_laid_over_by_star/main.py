from names import *

print(host)
# The name is bound without being read.
print(api_token)  # expect: NFX202 (unseen: raises)
