import asyncio

from platformshconfig import Config

config = Config()


async def wrap_test(callback, *args):
    return await callback(*args)


async def check_influx(instance):
    await asyncio.sleep(0)
    return instance["org"]  # expect: NFX202


async def check_mysql(instance):
    return instance["user"]


async def main():
    print(await wrap_test(check_influx, config.credentials("influxdb")))
    print(await wrap_test(check_mysql, config.credentials("database")))


asyncio.run(main())
