from types import SimpleNamespace

import uvicorn
from fastapi import FastAPI, Request
from platformshconfig import Config

app = FastAPI()
app.state.influx = Config().credentials("influxdb")


def owner(request):
    return request.user["org"], request.state.influx["user"], request.app_settings["bucket"]


@app.get("/")
def index(request: Request):
    other = SimpleNamespace(user={"org": "own"}, state=SimpleNamespace(influx={"user": "me"}))
    other.app_settings = {"bucket": "b"}
    return owner(other), request.app.state.influx["username"]


uvicorn.run(app)
