import json
import sys

endpoint = json.loads(sys.argv[2])
print(sys.argv[1], endpoint["user"])  # expect: NFX201
