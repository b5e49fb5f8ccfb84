import os

import uvicorn
from fastapi import FastAPI, Request
from platformshconfig import Config

if os.environ.get("APP_MODE") == "local":
    app = FastAPI()
else:
    app = FastAPI()
app.state.influx = Config().credentials("influxdb")
app.state.database = Config().credentials("database")


@app.get("/user")
async def user(request: Request):
    return request.app.state.influx["user"]  # expect: NFX201


@app.get("/database")
async def database(request: Request):
    return request.app.state.database["user"]


uvicorn.run(app)
