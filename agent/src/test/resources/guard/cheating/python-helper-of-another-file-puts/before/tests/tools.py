def put(target, name, value):
    setattr(target, name, value)
