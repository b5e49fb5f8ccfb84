import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import asyncio

import httpx


async def main():
    async with httpx.AsyncClient() as http:
        url = f"http://{endpoint['host']}:{endpoint['port']}/query"
        answer = await http.get(url, params={"db": "river", "q": "SELECT metres FROM level"})  # expect: NFX220
        print(answer.raise_for_status().json())


asyncio.run(main())
