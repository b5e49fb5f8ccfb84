import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import asyncio

import aiohttp


async def main():
    url = f"http://{endpoint['host']}:{endpoint['port']}/write"
    async with aiohttp.ClientSession() as session:
        async with session.post(url, params={"db": "river"}, data="level metres=1.5") as answer:  # expect: NFX220
            answer.raise_for_status()
            print(answer.status)


asyncio.run(main())
