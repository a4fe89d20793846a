import random


def token():
    return random.getrandbits(32)
