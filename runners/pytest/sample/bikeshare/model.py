"""What the scheme is made of."""

from dataclasses import dataclass
from datetime import datetime
from typing import Optional

FREE = "FREE"
RENTED = "RENTED"
WORKSHOP = "WORKSHOP"


@dataclass(frozen=True)
class Zone:
    id: int
    code: str
    name: str
    parent: Optional[int] = None


@dataclass(frozen=True)
class Station:
    id: int
    code: str
    name: str
    zone: int


@dataclass(frozen=True)
class Bike:
    id: int
    code: str
    model: str
    status: str = FREE
    home: Optional[int] = None


@dataclass(frozen=True)
class Dock:
    id: int
    station: int
    number: int
    bike: Optional[int] = None


@dataclass(frozen=True)
class Rider:
    id: int
    card: str
    name: str
    referred_by: Optional[int] = None


@dataclass(frozen=True)
class Rental:
    id: int
    rider: int
    bike: int
    started_at: datetime
    ended_at: Optional[datetime] = None


@dataclass(frozen=True)
class Payment:
    id: int
    rental: int
    cents: int
    receipt: str


@dataclass(frozen=True)
class Repair:
    id: int
    bike: int
    note: str
    done: bool = False


@dataclass(frozen=True)
class Reservation:
    id: int
    rider: int
    bike: int
    until: datetime


@dataclass(frozen=True)
class Price:
    product: str
    cents: int
    valid_from: datetime
    valid_to: Optional[datetime] = None
    is_current: bool = True


@dataclass(frozen=True)
class Signal:
    id: int
    gateway: str
    strength: int
