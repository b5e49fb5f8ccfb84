import typer

app = typer.Typer(help="Looks after metrics.")


@app.command("list")
def list_metrics(ctx: typer.Context):
    endpoint = ctx.obj.influx
    typer.echo(endpoint["org"])  # expect: NFX202


@app.command()
def who(context: typer.Context, loud: bool = False):
    typer.echo((context.obj.influx["user"], loud))  # expect: NFX201
