from aiohttp import web
from platformshconfig import Config

INFLUX = web.AppKey("influx", dict)


async def announce(app):
    print(app["influx"]["user"])  # expect: NFX201


async def bucket(request):
    return web.json_response(request.app[INFLUX]["bucket"])  # expect: NFX202


async def database(request):
    return web.json_response(request.app["database"]["user"])


def make():
    app = web.Application()
    app["influx"] = Config().credentials("influxdb")
    app["database"] = Config().credentials("database")
    app[INFLUX] = app["influx"]
    app.on_startup.append(announce)
    app.router.add_get("/", bucket)
    app.router.add_get("/database", database)
    return app


web.run_app(make())
