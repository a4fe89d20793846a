class User:
    def __init__(self, email, name="somebody"):
        self.email = email
        self.name = name

    def save(self, session):
        session.execute("INSERT INTO users (email, name) VALUES (?, ?)", (self.email, self.name))
        session.commit()
        return self


def count(session):
    return session.execute("SELECT count(*) FROM users").fetchone()[0]
