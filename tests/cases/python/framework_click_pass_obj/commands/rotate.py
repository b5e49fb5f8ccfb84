import click


@click.command()
@click.option("--quiet", is_flag=True)
@click.pass_obj
def rotate(obj, quiet):
    influx = obj["influx"]
    if not quiet:
        print(influx.get("user"), influx["api_token"], influx["host"])  # expect: NFX201 NFX202
