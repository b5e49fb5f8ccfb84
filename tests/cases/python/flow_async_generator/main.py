import asyncio

from platformshconfig import Config


async def endpoints():
    for _ in range(2):
        yield Config().credentials("influxdb")
        await asyncio.sleep(0)


async def main():
    async for ep in endpoints():
        print(ep["user"])  # expect: NFX201
    print([ep["org"] async for ep in endpoints()])  # expect: NFX202


asyncio.run(main())
