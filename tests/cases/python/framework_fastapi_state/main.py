from contextlib import asynccontextmanager
from typing import Annotated

import uvicorn
from fastapi import Depends, FastAPI, Request
from platformshconfig import Config


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.influx = Config().credentials("influxdb")
    app.state.database = Config().credentials("database")
    yield


def credentials():
    return Config().credentials("influxdb")


Credentials = Annotated[dict, Depends(credentials)]
app = FastAPI(lifespan=lifespan)


@app.get("/user")
async def user(request: Request):
    return request.app.state.influx["user"]  # expect: NFX201


@app.get("/database")
async def database(request: Request):
    return request.app.state.database["user"]


@app.get("/org")
def org(found: Credentials):
    return found["org"]  # expect: NFX202


uvicorn.run(app)
