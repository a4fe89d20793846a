"""Whether the stations answer."""

from sqlalchemy import Index

from bikeshare.orm import StationCheck


class HealthService:
    def __init__(self, session):
        self.session = session

    def record(self, station, state, at):
        check = StationCheck(station=station, state=state, checked_at=at)
        self.session.add(check)
        self.session.commit()
        return check

    def latest(self, station):
        return self._checks().filter(StationCheck.station == station).first()

    def failing(self):
        """The stations whose latest check went wrong."""
        latest = {}
        for check in self._checks():
            latest.setdefault(check.station, check.state)
        return sorted(station for station, state in latest.items() if state != "up")

    def forget_before(self, time):
        old = self.session.query(StationCheck).filter(StationCheck.checked_at < time)
        count = old.delete()
        self.session.commit()
        return count

    def speed_up(self):
        """Adds the index that a long table of checks needs."""
        index = Index("ix_station_checks_state", StationCheck.state)
        index.create(self.session.connection(), checkfirst=True)

    def _checks(self):
        return self.session.query(StationCheck).order_by(StationCheck.checked_at.desc())
