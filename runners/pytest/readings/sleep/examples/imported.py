import asyncio
from time import sleep

async def test_both():
    sleep(2)
    await asyncio.sleep(0.5)
