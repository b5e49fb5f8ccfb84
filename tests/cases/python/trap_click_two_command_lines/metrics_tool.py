import click
from platformshconfig import Config


@click.group()
@click.pass_context
def cli(ctx):
    ctx.obj = Config().credentials("influxdb")


@cli.command()
@click.pass_obj
def show(endpoint):
    print(endpoint["username"], endpoint["query"]["org"])
