import os

import uvicorn
from fastapi import FastAPI, Request
from platformshconfig import Config

if os.environ.get("APP_MODE") == "local":
    app = FastAPI(title="Metrics, on a desk")
else:
    app = FastAPI(title="Metrics")
app.state.influx = Config().credentials("influxdb")
app.state.database = Config().credentials("database")


@app.get("/user")
async def user(request: Request):
    return request.app.state.influx["user"]  # expect: NFX201


@app.get("/database")
async def database(request: Request):
    return request.app.state.database["user"]


uvicorn.run(app)
