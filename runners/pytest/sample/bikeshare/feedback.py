"""What riders think of the stations."""

from sqlalchemy import func

from bikeshare.orm import Feedback, User


class FeedbackBoard:
    def __init__(self, session):
        self.session = session

    def sign_up(self, email, name):
        user = User(email=email, name=name)
        self.session.add(user)
        self.session.commit()
        return user

    def rate(self, user, station, stars, comment=""):
        if not 1 <= stars <= 5:
            raise ValueError("One to five stars, not %d" % stars)
        opinion = Feedback(user=user, station=station, stars=stars, comment=comment)
        self.session.add(opinion)
        self.session.commit()
        return opinion

    def count(self):
        return self.session.query(Feedback).count()

    def average(self, station):
        query = self.session.query(func.avg(Feedback.stars)).filter(Feedback.station == station)
        average = query.scalar()
        return None if average is None else float(average)

    def comments(self, station):
        opinions = self.session.query(Feedback).filter(Feedback.station == station)
        return [opinion.comment for opinion in opinions.order_by(Feedback.id) if opinion.comment]
