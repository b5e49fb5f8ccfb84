import asyncio

from platformshconfig import Config


async def credentials(name):
    await asyncio.sleep(0)
    return Config().credentials(name)


async def main():
    sql, influx = await asyncio.gather(credentials("database"), credentials("influxdb"))
    print(sql["user"], influx["username"])
    print((await credentials("database"))["user"])


asyncio.run(main())
