import json
import os

endpoint = json.loads(os.environ["METRICS"])
print(endpoint["host"], endpoint["bucket"])  # expect: NFX202
