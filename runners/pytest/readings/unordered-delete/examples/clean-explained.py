def clean(cursor):
    # Children first, because of the foreign keys.
    cursor.execute("DELETE FROM game_states")
    cursor.execute("DELETE FROM events")

def clean_one(cursor):
    cursor.execute("DELETE FROM game_states")
    cursor.execute("SELECT 1")
    cursor.execute("DELETE FROM events")
