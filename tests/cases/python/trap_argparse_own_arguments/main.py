import argparse
import os

from platformshconfig import Config

config = Config()
parser = argparse.ArgumentParser()
parser.add_argument("--org", default="ours", help="as METRICS_ORG was")
parser.add_argument("--user", default=os.environ.get("METRICS_USERNAME"))
parser.add_argument("--bucket", default=config.credentials("metrics")["query"]["bucket"])
parser.set_defaults(database=config.credentials("database"))
options = parser.parse_args([])
print(options.org, options.user, options.bucket, options.database["user"])
print(vars(options)["user"], vars(options)["org"])
