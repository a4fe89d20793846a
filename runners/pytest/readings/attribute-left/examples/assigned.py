import app.config
from app import settings
from app.fares import (
    Fares,
    zones,
)

def test_debug():
    settings.DEBUG = True
    Fares.base = 3
    setattr(zones, "limit", 3)
    settings.count += 1
