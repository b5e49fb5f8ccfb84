import os
if "TS_HOST" in os.environ:
    org = os.environ["TS_ORG"]  # expect: NFX203
else:
    org = "local"
print(org)
