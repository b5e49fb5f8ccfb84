import base64
import json
import os

import click

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


@click.command()
@click.option("--service", default="metrics", show_default=True)
@click.option("--other", default="database")
@click.option("--mode", default="short")
def show(service, other, mode):
    endpoint = relationships[service][0]
    print(endpoint["host"], endpoint["org"], relationships[other][0]["user"])  # expect: NFX202
    if mode != "long":
        print(endpoint["bucket"])  # expect: NFX202


if __name__ == "__main__":
    show([], standalone_mode=False)
