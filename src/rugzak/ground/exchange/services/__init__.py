"""Writes about files that come in."""

from rugzak.ground.exchange.services.carrying import carry_out, confirm, start_carrying_out
from rugzak.ground.exchange.services.checking import check, choose_columns, decide, decide_all, start_check
from rugzak.ground.exchange.services.receiving import forget_old_files, receive_file, withdraw_file

__all__ = [
    "carry_out",
    "check",
    "choose_columns",
    "confirm",
    "decide",
    "decide_all",
    "forget_old_files",
    "receive_file",
    "start_carrying_out",
    "start_check",
    "withdraw_file",
]
