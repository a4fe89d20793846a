OPEN = None
