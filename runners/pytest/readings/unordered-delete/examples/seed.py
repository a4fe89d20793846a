def clean(cursor):
    cursor.execute("DELETE FROM events WHERE id = 1")
    cursor.execute("DELETE FROM game_states WHERE id = 1")
    cursor.execute("DELETE FROM series")
    cursor.connection.commit()
