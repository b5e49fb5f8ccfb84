import click
from state import pass_connections


@click.command()
@pass_connections
def report(connections):
    print(connections.org)
    print(connections.influx["bucket"])  # expect: NFX202
