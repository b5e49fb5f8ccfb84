import click
from report import report
from state import Connections, pass_connections, pass_settings
from platformshconfig import Config


@click.group()
@click.option("--debug/--no-debug")
@click.pass_context
def cli(ctx, debug):
    ctx.obj = Connections(Config().credentials("influxdb"), debug)


@cli.command()
@pass_connections
def user(connections):
    print(connections.influx["user"])  # expect: NFX201


@cli.group()
@click.pass_context
def inner(ctx):
    ctx.obj = "nothing of the kind"


@inner.command()
@click.pass_context
def token(ctx):
    found = ctx.find_object(Connections)
    print(found.influx["api_token"])  # expect: NFX202


@cli.command()
@pass_settings
def bucket(settings):
    print(settings.endpoint["bucket"])  # expect: NFX202


cli.add_command(report)
for words in (["user"], ["inner", "token"], ["bucket"], ["report"]):
    cli(words, standalone_mode=False)
