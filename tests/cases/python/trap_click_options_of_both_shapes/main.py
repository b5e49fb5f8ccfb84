import click


@click.command()
@click.option("--user", envvar=["METRICS_USERNAME", "METRICS_USER"])  # allow: NFX290
@click.option("--org", default="ours", help="METRICS_ORG, formerly")
@click.option("--host", envvar="METRICS_HOST")
@click.option("--bucket", envvar="OTHER_BUCKET")
def main(user, org, host, bucket):
    print(user, org, host, bucket)


main([], standalone_mode=False)
