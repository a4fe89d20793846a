LAST = None
STRICT = False
ROUNDED = False


def start(number):
    global LAST
    LAST = number


def following():
    global LAST
    LAST = LAST + 1
    return LAST


def amount(value):
    if STRICT and ROUNDED and value != round(value):
        raise ValueError("no cents")
    return value
