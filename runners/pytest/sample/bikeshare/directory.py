"""Station names by code, for signs and receipts; each name is read once."""


class StationDirectory:
    _instance = None

    def __init__(self):
        self.names = {}

    @classmethod
    def instance(cls):
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance

    def name_of(self, code, read):
        """The name of a station; one that is not found is not remembered."""
        if code not in self.names:
            name = read(code)
            if name is None:
                return None
            self.names[code] = name
        return self.names[code]

    def forget(self, code):
        self.names.pop(code, None)
