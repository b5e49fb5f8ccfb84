import uvicorn
from fastapi import FastAPI, Request
from platformshconfig import Config
from routes import router

app = FastAPI()
app.include_router(router)


@app.middleware("http")
async def with_endpoints(request: Request, call_next):
    request.state.database = Config().credentials("database")
    request.state.metrics = Config().credentials("influxdb")["query"]
    request.state.user = "somebody"
    return await call_next(request)


uvicorn.run(app)
