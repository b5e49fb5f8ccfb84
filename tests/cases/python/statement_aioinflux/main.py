import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import asyncio

import aioinflux


async def main():
    async with aioinflux.InfluxDBClient(endpoint["host"], endpoint["port"], db="river") as client:  # expect: NFX220
        print(await client.query("CREATE DATABASE river"))  # expect: NFX221


asyncio.run(main())
