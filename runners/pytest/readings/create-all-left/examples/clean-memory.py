def test_it():
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
