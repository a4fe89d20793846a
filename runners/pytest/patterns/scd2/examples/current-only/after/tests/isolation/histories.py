"""The tables that keep every version of a row."""

from .history import History

MARKETS = History(
    "markets",
    ["market_id"],
    valid_from="row_start_ts",
    valid_to="row_end_ts",
    current="row_current_ind",
)
