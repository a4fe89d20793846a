def clean(cursor, prefix):
    cursor.execute("DELETE FROM trades WHERE market_id LIKE %s", (f"{prefix}%",))
    cursor.execute("DELETE FROM trades WHERE market_id LIKE 'TEST-GW1%'")
