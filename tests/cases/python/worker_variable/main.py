import os

print(os.environ["TSDB_HOST"], os.environ["TSDB_BUCKET"])  # expect: NFX203
