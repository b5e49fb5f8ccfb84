import click
from platformshconfig import Config


@click.group()
@click.pass_context
def cli(ctx):
    config = Config()
    ctx.ensure_object(dict)
    ctx.obj["metrics"] = config.credentials("influxdb")
    ctx.obj["store"] = config.credentials("database")


@cli.group()
@click.pass_context
def metrics(ctx):
    ctx.obj = ctx.obj["metrics"]


@cli.group("store")
@click.pass_context
def store_group(ctx):
    ctx.obj = ctx.obj["store"]


@metrics.command()
@click.pass_obj
def show(obj):
    print(obj["user"], obj["bucket"])  # expect: NFX201 NFX202


@store_group.command("show")
@click.pass_obj
def show_store(obj):
    print(obj["user"], obj["path"])


@metrics.command()
@click.pass_context
def above(ctx):
    print(ctx.parent.parent.obj["metrics"]["org"])  # expect: NFX202
    print(ctx.find_root().obj["metrics"]["api_token"])  # expect: NFX202
    print(ctx.find_root().obj["store"]["user"])


for words in (["metrics", "show"], ["store", "show"], ["metrics", "above"]):
    cli(words, standalone_mode=False)
