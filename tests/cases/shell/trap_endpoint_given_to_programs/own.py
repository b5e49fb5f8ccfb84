import json
import sys

print(json.loads(sys.argv[1])["host"], json.loads(sys.argv[2])["user"])
