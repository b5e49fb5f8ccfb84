import os

print(os.environ["CACHE_USER"])
print(os.environ["METRICS_USER"])  # expect: NFX203
