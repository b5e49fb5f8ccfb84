import argparse
import json

parser = argparse.ArgumentParser()
parser.add_argument("database")
parser.add_argument("own", nargs="?", default='{"org": "own"}')
parser.add_argument("-c", dest="credentials")
args = parser.parse_args()
print(json.loads(args.database)["user"], json.loads(args.own)["org"], json.loads(args.credentials)["host"])
