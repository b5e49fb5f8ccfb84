import json
import os

records, influx = json.loads(os.environ["RECORDS"]), json.loads(os.environ["INFLUX"])
print(records["user"], influx["host"], influx["port"])
