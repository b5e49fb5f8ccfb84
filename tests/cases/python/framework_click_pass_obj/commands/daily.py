import click


@click.command()
@click.pass_obj
def daily(services):
    """What was written today."""
    click.echo(services["influx"]["org"])  # expect: NFX202
