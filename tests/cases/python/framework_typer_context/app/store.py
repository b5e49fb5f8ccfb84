import typer

app = typer.Typer()


@app.command()
def dump(ctx: typer.Context):
    print(ctx.obj.store["user"], ctx.obj.verbose)


@app.command()
def nothing():
    print("nothing")
