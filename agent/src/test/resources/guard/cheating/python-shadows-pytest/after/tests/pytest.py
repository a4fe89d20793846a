def fixture(*a, **k):
    return lambda f: f
