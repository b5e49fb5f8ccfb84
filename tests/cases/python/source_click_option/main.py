import base64
import json

import click


def decoded(value):
    return json.loads(base64.b64decode(value))


def with_endpoint(ctx, param, value):
    return decoded(value)["influxdb"][0]


class Relationships(click.ParamType):
    name = "relationships"

    def convert(self, value, param, ctx):
        return decoded(value)


@click.command()
@click.option("--relationships", envvar="PLATFORM_RELATIONSHIPS", required=True)
def plain(relationships):
    print(decoded(relationships)["influxdb"][0]["org"])  # expect: NFX202


@click.command()
@click.option("--influx", envvar="PLATFORM_RELATIONSHIPS", callback=with_endpoint)
def called(influx):
    print(influx["user"])  # expect: NFX201


@click.group()
@click.option("--rels", "found", envvar=["RELATIONSHIPS", "PLATFORM_RELATIONSHIPS"], type=Relationships())
@click.pass_context
def typed(ctx, found):
    ctx.obj = found


@typed.command()
@click.pass_obj
def show(found):
    for endpoint in found["influxdb"]:
        print(endpoint["bucket"])  # expect: NFX202


@click.command(context_settings={"auto_envvar_prefix": "PLATFORM"})
@click.option("--relationships")
def prefixed(relationships):
    print(decoded(relationships)["influxdb"][0]["api_token"])  # expect: NFX202


plain([], standalone_mode=False)
called([], standalone_mode=False)
typed(["show"], standalone_mode=False)
prefixed([], standalone_mode=False)
