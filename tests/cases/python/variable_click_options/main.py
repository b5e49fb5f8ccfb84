import click


@click.command()
# The recording loses sight of what functions are given by name.
@click.option("--org", envvar="METRICS_ORG")  # expect: NFX203 (unseen: differs)
# The recording loses sight of what functions are given by name.
@click.option("--bucket", envvar=["OUR_BUCKET", "METRICS_BUCKET"], required=True)  # expect: NFX203 (unseen: differs)
# The recording loses sight of what functions are given by name.
@click.argument("token", envvar="METRICS_API_TOKEN", default="")  # expect: NFX203 (unseen: differs)
@click.option("--host", envvar="METRICS_HOST")
def given(org, bucket, token, host):
    print(org)
    print(bucket)
    print(token)
    print(host)


def with_user(function):
    # The recording loses sight of what functions are given by name.
    return click.option("--user", envvar="METRICS_USER")(function)  # expect: NFX203 (unseen: differs)


@click.command(context_settings={"auto_envvar_prefix": "METRICS"})
# The recording loses sight of what functions are given by name.
@click.option("-b", "--bucket")  # expect: NFX203 (unseen: differs)
@click.option("--port")
@with_user
def prefixed(bucket, port, user):
    print(bucket)
    print(user)
    print(port)


@click.command()
# The recording loses sight of what functions are given by name.
@click.option("--api-token")  # expect: NFX203 (unseen: differs)
def started(api_token):
    print(api_token)


given([], standalone_mode=False)
prefixed([], standalone_mode=False)
started([], standalone_mode=False, auto_envvar_prefix="METRICS")
