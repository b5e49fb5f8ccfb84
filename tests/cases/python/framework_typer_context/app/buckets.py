import typer


def buckets(ctx: typer.Context):
    print(ctx.obj.influx["bucket"])  # expect: NFX202
