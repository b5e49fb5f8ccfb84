import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

import asyncio

from aioinflux import InfluxDBClient


async def main():
    async with InfluxDBClient(endpoint["host"], endpoint["port"], db="river", headers=headers) as client:
        print(await client.query("SELECT metres FROM level"))


asyncio.run(main())
