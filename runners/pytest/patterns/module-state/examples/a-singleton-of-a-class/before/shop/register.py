class Register:
    _current = None
