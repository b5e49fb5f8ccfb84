from aiohttp import web
from platformshconfig import Config

first = web.Application()
second = web.Application()
first["endpoint"] = Config().credentials("influxdb")
second["endpoint"] = Config().credentials("database")


async def user(request):
    return web.json_response(request.app["endpoint"]["user"])


second.router.add_get("/", user)
web.run_app(second)
print(second["endpoint"]["user"], first["endpoint"]["username"])
