from fastapi import APIRouter, Request

router = APIRouter()


@router.get("/set")
async def set_by_middleware(request: Request):
    return request.state.endpoint["org"]  # expect: NFX202


@router.get("/yielded")
async def yielded(asked: Request):
    metrics = asked.state.metrics
    return metrics["bucket"]  # expect: NFX202


@router.get("/application")
async def of_application(asked: Request):
    return asked.app.state.store["user"]  # expect: NFX201
