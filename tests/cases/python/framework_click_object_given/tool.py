import click
from client import show_token

KEY = "tool.endpoint"


@click.group()
def tool():
    """Looks after metrics."""


@tool.command()
@click.pass_obj
def org(endpoint):
    print(endpoint["org"])  # expect: NFX202


@tool.group(invoke_without_command=True)
@click.pass_context
def remember(ctx):
    ctx.meta[KEY] = ctx.obj
    print(ctx.meta[KEY]["bucket"])  # expect: NFX202


@tool.command()
def token():
    show_token()
