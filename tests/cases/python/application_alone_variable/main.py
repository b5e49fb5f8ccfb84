import os

print(os.environ["TSDB_HOST"], os.environ["TSDB_ORG"])  # expect: NFX203
