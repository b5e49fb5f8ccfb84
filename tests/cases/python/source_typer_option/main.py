import base64
import json
from typing import Annotated

import typer

app = typer.Typer()


def decoded(value: str):
    return json.loads(base64.b64decode(value))


@app.command()
def text(rels: Annotated[str, typer.Option(envvar="PLATFORM_RELATIONSHIPS")] = ""):
    print(decoded(rels)["influxdb"][0]["bucket"])  # expect: NFX202


@app.command()
def older(rels: str = typer.Option(..., envvar="PLATFORM_RELATIONSHIPS")):
    print(decoded(rels)["influxdb"][0]["user"])  # expect: NFX201


@app.command()
def parsed(rels: Annotated[dict, typer.Option(parser=decoded, envvar="PLATFORM_RELATIONSHIPS")]):
    print(rels["influxdb"][0]["org"])  # expect: NFX202


for name in ("text", "older", "parsed"):
    app([name], standalone_mode=False)
