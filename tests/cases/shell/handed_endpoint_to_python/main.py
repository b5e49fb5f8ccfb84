import json
import os

influx = json.loads(os.environ["INFLUX"])
print(influx["host"], influx["user"])  # expect: NFX201
print(influx["bucket"])  # expect: NFX202
