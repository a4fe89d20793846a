def session(connection):
    transaction = connection.begin()
    yield Session(connection)
    transaction.rollback()
