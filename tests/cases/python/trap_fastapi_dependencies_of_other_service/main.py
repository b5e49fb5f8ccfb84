from typing import Annotated

import uvicorn
from dependencies import Database, database, influx
from fastapi import Depends, FastAPI

app = FastAPI()


@app.get("/named")
def named(endpoint: Annotated[dict, Depends(database)], other=Depends(influx)):
    return endpoint["user"], other["host"]


@app.get("/alias")
def alias(endpoint: Database):
    return endpoint["user"]


uvicorn.run(app)
