import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import asyncio

from aioinflux import InfluxDBClient


async def main():
    async with InfluxDBClient(host=endpoint["host"], port=endpoint["port"], db="river") as client:  # expect: NFX220
        await client.write({"measurement": "level", "fields": {"metres": 1.5}})
        print(await client.query("SELECT metres FROM level"))


asyncio.run(main())
