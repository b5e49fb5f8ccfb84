import functools

import click
from platformshconfig import Config


def with_metrics(function):
    @click.pass_context
    @functools.wraps(function)
    def wrapper(ctx, *args, **kwargs):
        return ctx.invoke(function, ctx.obj["metrics"], *args, **kwargs)

    return wrapper


@click.group(invoke_without_command=True)
@click.pass_context
def cli(ctx):
    ctx.obj = {"metrics": Config().credentials("influxdb")}
    if ctx.invoked_subcommand is None:
        ctx.invoke(summary)


@cli.command()
@click.pass_obj
def summary(obj):
    print(obj["metrics"]["bucket"])  # expect: NFX202


@cli.command()
@with_metrics
def write(metrics):
    print(metrics["api_token"])  # expect: NFX202


@cli.command()
@click.pass_context
def everything(ctx):
    ctx.forward(summary)
    ctx.invoke(detail, endpoint=ctx.obj["metrics"])


def detail(endpoint):
    print(endpoint["user"])  # expect: NFX201


for words in ([], ["write"], ["everything"]):
    cli(words, standalone_mode=False)
