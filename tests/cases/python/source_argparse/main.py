import argparse
import base64
import json
import os


def decoded(value):
    return json.loads(base64.b64decode(value))


def show(options):
    print(options.endpoint["bucket"], options.user)  # expect: NFX202


parser = argparse.ArgumentParser()
group = parser.add_argument_group("platform")
group.add_argument("--relationships", default=os.environ.get("PLATFORM_RELATIONSHIPS", ""))
group.add_argument("-r", "--decoded-relationships", type=decoded, default=os.environ["PLATFORM_RELATIONSHIPS"])
parser.add_argument("--user", default="nobody")
options = parser.parse_args([])
endpoint = decoded(options.relationships)["influxdb"][0]
print(endpoint["org"], options.user)  # expect: NFX202
print(options.decoded_relationships["influxdb"][0]["user"])  # expect: NFX201

commands = argparse.ArgumentParser()
commands.set_defaults(endpoint=endpoint)
inner = commands.add_subparsers(dest="command")
shown = inner.add_parser("show")
shown.add_argument("--user", default="nobody")
shown.set_defaults(run=show)
options = commands.parse_args(["show"])
options.run(options)
