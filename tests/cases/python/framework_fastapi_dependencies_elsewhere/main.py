from typing import Annotated

import uvicorn
from dependencies import Influx, Store, client, influx
from fastapi import Depends, FastAPI

app = FastAPI()


@app.get("/named")
def named(endpoint: Annotated[dict, Depends(influx)]):
    return endpoint["bucket"]  # expect: NFX202


@app.get("/alias")
def alias(endpoint: Influx):
    return endpoint["user"]  # expect: NFX201


@app.get("/generated")
def generated(found=Depends(client)):
    return found["org"]  # expect: NFX202


@app.get("/class")
def by_class(store: Store = Depends()):
    return store.endpoint["api_token"]  # expect: NFX202


uvicorn.run(app)
