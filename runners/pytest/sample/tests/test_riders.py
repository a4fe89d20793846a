def test_a_rider_remembers_who_brought_them(storage):
    host = storage.riders.add("M-20", "Femi Cole")
    storage.riders.add("M-21", "Greta Lund", host.id)

    assert storage.riders.find("M-21").referred_by == host.id

    storage.execute("DELETE FROM riders WHERE card = 'M-20'")
    storage.execute("DELETE FROM riders WHERE card = 'M-21'")


def test_a_friend_of_a_friend_is_not_counted(storage):
    first = storage.riders.add("M-10", "Carla Benson")
    second = storage.riders.add("M-11", "Dev Anand", first.id)
    third = storage.riders.add("M-12", "Edda Holm", second.id)

    assert storage.riders.referred_by(first.id) == [second]
    assert storage.riders.referred_by(second.id) == [third]

    for card in ("M-12", "M-11", "M-10"):
        storage.riders.remove(card)


def test_some_riders_come_alone(storage):
    rider = storage.riders.add("M-30", "Hugo Baker")

    assert rider.referred_by is None
    assert storage.riders.referred_by(rider.id) == []

    storage.riders.remove("M-30")
