from types import SimpleNamespace

import typer
from app import metrics, store
from app.buckets import buckets
from platformshconfig import Config

app = typer.Typer()
app.add_typer(metrics.app, name="metrics")
app.add_typer(store.app, name="store")
app.command()(buckets)


@app.callback()
def main(ctx: typer.Context, verbose: bool = False):
    config = Config()
    ctx.obj = SimpleNamespace(
        influx=config.credentials("influxdb"), store=config.credentials("database"), verbose=verbose
    )


if __name__ == "__main__":
    for words in (["metrics", "list"], ["metrics", "who"], ["store", "dump"], ["buckets"]):
        app(words, standalone_mode=False)
