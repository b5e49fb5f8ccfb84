import asyncio
from contextlib import asynccontextmanager

from platformshconfig import Config


@asynccontextmanager
async def influx():
    await asyncio.sleep(0)
    yield Config().credentials("influxdb")


async def main():
    async with influx() as creds:
        print(creds["bucket"])  # expect: NFX202
    results = await asyncio.gather(*(login(creds) for _ in range(2)))
    print(results)


async def login(creds):
    return creds["user"]  # expect: NFX201


asyncio.run(main())
