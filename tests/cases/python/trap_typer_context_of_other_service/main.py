from dataclasses import dataclass

import typer
from platformshconfig import Config


@dataclass
class State:
    metrics: dict
    database: dict
    user: str = "nobody"


app = typer.Typer()


@app.callback()
def main(ctx: typer.Context):
    config = Config()
    ctx.obj = State(config.credentials("influxdb"), config.credentials("database"))


@app.command()
def show(ctx: typer.Context, user: str = "somebody"):
    state: State = ctx.obj
    print(state.user, user, state.database["user"], state.metrics["host"])


@app.command()
def new(ctx: typer.Context):
    print(ctx.obj.metrics["username"], ctx.obj.metrics["query"]["bucket"])


for words in (["show"], ["new"]):
    app(words, standalone_mode=False)
