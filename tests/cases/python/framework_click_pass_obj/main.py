import click
from commands import rotate
from commands.daily import daily
from credentials import endpoint


@click.group()
@click.pass_context
def cli(ctx):
    ctx.obj = {"influx": endpoint("influxdb"), "database": endpoint("database")}


@cli.command()
@click.option("--days", default=3)
@click.pass_context
def clean(ctx, days):
    influx = ctx.obj["influx"]
    print(days, influx["bucket"], ctx.obj["database"]["username"])  # expect: NFX202


cli.add_command(daily)
cli.add_command(rotate.rotate, "rotate-token")

if __name__ == "__main__":
    for command in ("clean", "daily", "rotate-token"):
        cli([command], standalone_mode=False)
