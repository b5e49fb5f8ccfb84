import argparse
import base64
import json
import os


def show(options):
    print(options.endpoint["bucket"])  # expect: NFX202


parser = argparse.ArgumentParser()
parser.set_defaults(endpoint=json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0])
commands = parser.add_subparsers(dest="command")
shown = commands.add_parser("show")
shown.set_defaults(run=show)
options = parser.parse_args(["show"])
