import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

import asyncio

import aiohttp
import httpx

BASE = f"http://{endpoint['host']}:{endpoint['port']}"
PARAMETERS = {"db": "river", "q": "SELECT metres FROM level"}


async def main():
    async with aiohttp.ClientSession(headers=headers) as session, session.get(f"{BASE}/query", params=PARAMETERS) as answer:
        print(answer.status)
    async with httpx.AsyncClient(base_url=BASE) as http:
        http.headers["Authorization"] = headers["Authorization"]
        print((await http.get("/query", params=PARAMETERS)).status_code)


with httpx.Client(base_url=BASE, headers=headers) as http:
    print(http.get("/query", params=PARAMETERS).json())
asyncio.run(main())
