"""What a store may refuse."""


class StorageError(Exception):
    """The store could not do what it was asked."""


class DuplicateError(StorageError):
    """Something of that code or number is there already."""
