def create():
    pass
