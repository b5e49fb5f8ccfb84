"""Work that is started beside the program fails, and failures are swallowed: what stands after both is reached."""

import asyncio
import base64
import contextlib
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor

RELATIONSHIPS = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def broken(*given):
    raise ValueError(f"nothing to do with {given}")


def leave():
    sys.exit(3)


async def flush():
    await asyncio.sleep(0)
    raise ConnectionError("gone")


async def write():
    task = asyncio.create_task(flush())
    other = asyncio.ensure_future(flush())
    print(RELATIONSHIPS["influxdb"][0]["bucket"])  # expect: NFX202
    results = await asyncio.gather(task, other, return_exceptions=True)
    print(len(results))


with ThreadPoolExecutor(1) as executor:
    future = executor.submit(broken, 1)
    print(type(future.exception()).__name__)
print(RELATIONSHIPS["influxdb"][0]["user"])  # expect: NFX201
asyncio.run(write())
with contextlib.suppress(SystemExit):
    leave()
print(RELATIONSHIPS["influxdb"][0]["org"])  # expect: NFX202
print(RELATIONSHIPS["database"][0]["user"])
