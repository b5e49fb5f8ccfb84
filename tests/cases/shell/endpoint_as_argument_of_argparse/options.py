import argparse
import json

parser = argparse.ArgumentParser()
parser.add_argument("--verbose", action="store_true")
parser.add_argument("--credentials", type=json.loads, required=True)
parser.add_argument("-n", "--number", type=int)
args = parser.parse_args()
print(args.credentials["bucket"], args.number)  # expect: NFX202
