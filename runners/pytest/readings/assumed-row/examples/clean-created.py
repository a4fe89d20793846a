def test_create_game_state(hierarchy):
    create_game_state(event_id=hierarchy["event_id"])

def test_both():
    create_event("TEST-EVENT")
    create_game_state(event_id="TEST-EVENT")
