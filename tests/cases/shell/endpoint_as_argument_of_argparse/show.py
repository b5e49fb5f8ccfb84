import argparse
import json


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("mode")
    parser.add_argument("credentials")
    args = parser.parse_args()
    credentials = json.loads(args.credentials)
    print(args.mode, credentials["org"], credentials["user"])  # expect: NFX202 NFX201


main()
