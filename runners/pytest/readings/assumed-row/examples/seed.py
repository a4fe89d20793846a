def test_create_game_state():
    create_game_state(event_id="TEST-EVENT")
