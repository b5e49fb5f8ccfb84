import asyncio
import base64
import json
import os


async def relationships():
    return json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


async def influx():
    return (await relationships())["influxdb"][0]


async def main():
    creds = await influx()
    first, second = await asyncio.gather(influx(), relationships())
    print(first["host"], len(second))
    print(creds["user"])  # expect: NFX201


asyncio.run(main())
