import os

print(os.environ["INFLUX_BUCKET"])
