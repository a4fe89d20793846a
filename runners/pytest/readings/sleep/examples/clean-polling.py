import asyncio
import time

def test_polls(server):
    deadline = time.monotonic() + 5
    while not server.ready() and time.monotonic() < deadline:
        time.sleep(0.01)

async def test_yields():
    await asyncio.sleep(0)

def test_fake(clock):
    clock.sleep(5)
