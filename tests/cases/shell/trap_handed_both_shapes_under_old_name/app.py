import os

print(os.environ["METRICS_USER"])
