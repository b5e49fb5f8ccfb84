import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import asyncio

import aiohttp


async def main():
    async with aiohttp.ClientSession(f"http://{endpoint['host']}:{endpoint['port']}") as session:  # expect: NFX220
        async with session.get("/query", params={"db": "river", "q": "SELECT metres FROM level"}) as answer:
            print(answer.status)


asyncio.run(main())
