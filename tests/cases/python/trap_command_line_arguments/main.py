import argparse

from platformshconfig import Config

parser = argparse.ArgumentParser()
parser.add_argument("--user", default="ada")
parser.add_argument("--bucket", default=Config().credentials("influxdb")["query"]["bucket"])
args = parser.parse_args()
print(args.user, args.bucket, vars(args)["user"])
