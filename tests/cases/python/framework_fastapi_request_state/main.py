from contextlib import asynccontextmanager

import uvicorn
from fastapi import FastAPI, Request
from platformshconfig import Config
from routes import router


@asynccontextmanager
async def lifespan(app):
    yield {"metrics": Config().credentials("influxdb")}


app = FastAPI(lifespan=lifespan)
app.state.store = Config().credentials("influxdb")
app.include_router(router)


@app.middleware("http")
async def with_endpoint(request: Request, call_next):
    request.state.endpoint = Config().credentials("influxdb")
    return await call_next(request)


uvicorn.run(app)
