import click
from platformshconfig import Config


@click.group()
@click.pass_context
def cli(ctx):
    ctx.obj = Config().credentials("influxdb")
    ctx.obj = {"org": "ours", "bucket": ctx.obj["query"]["bucket"], "endpoint": ctx.obj}


@cli.command()
@click.pass_obj
def show(settings):
    print(settings["org"], settings["bucket"])


@cli.group()
@click.pass_context
def database(ctx):
    ctx.obj = Config().credentials("database")


@database.command()
@click.pass_context
def user(ctx):
    print(ctx.obj["user"])
    print(ctx.parent.obj["user"], ctx.parent.parent.obj["org"])


for words in (["show"], ["database", "user"]):
    cli(words, standalone_mode=False)
