import json
import sys

print(json.load(sys.stdin)["user"])  # expect: NFX201
