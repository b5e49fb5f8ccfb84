from typing import Annotated, Optional

import typer

app = typer.Typer()


@app.command()
def main(
    # The recording loses sight of what functions are given by name.
    org: Annotated[str, typer.Option(envvar="METRICS_ORG")] = "ours",  # expect: NFX203 (unseen: differs)
    # The recording loses sight of what functions are given by name.
    user: Annotated[Optional[str], typer.Option("--user", envvar=["METRICS_USER"])] = None,  # expect: NFX203 (unseen: differs)
    # The recording loses sight of what functions are given by name.
    bucket: str = typer.Option("main", envvar="METRICS_BUCKET"),  # expect: NFX203 (unseen: differs)
    # The recording loses sight of what functions are given by name.
    token: Annotated[str, typer.Argument(envvar="METRICS_API_TOKEN")] = "",  # expect: NFX203 (unseen: differs)
    host: Annotated[str, typer.Option(envvar="METRICS_HOST")] = "localhost",
):
    print(org)
    print(user)
    print(bucket)
    print(token)
    print(host)


app([], standalone_mode=False)
