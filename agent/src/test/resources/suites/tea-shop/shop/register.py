class Register:
    _current = None

    def __init__(self):
        self.sales = []

    @classmethod
    def current(cls):
        if cls._current is None:
            cls._current = cls()
        return cls._current

    def sell(self, amount):
        self.sales.append(amount)

    @property
    def total(self):
        return sum(self.sales)
