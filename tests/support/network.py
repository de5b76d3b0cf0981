"""Keeps the test process on this machine: only loopback addresses can be connected to."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

import pytest


class NetworkUseError(Exception):
    """A test tried to leave the machine."""


def forbid_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every connection to anything but the loopback or a local socket raise."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(address[0]):
            message = f"tests use no network, yet one connects to {address[0]}"
            raise NetworkUseError(message)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
