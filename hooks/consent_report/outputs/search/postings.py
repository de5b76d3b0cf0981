"""Where each word stands, in strings that are short to load and quick to read.

A list of numbers, which rises, is written as the steps between them. A step is one character
below 32, else more: five bits each, the low ones first, and all but the last with a mark.
"""

from __future__ import annotations

from collections.abc import Iterable

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The second half marks that more follows."""

_HALF = len(DIGITS) // 2


def steps(numbers: Iterable[int]) -> str:
    """Rising numbers as the steps between them, the first counted from -1, less one each."""
    parts = []
    before = -1
    for number in numbers:
        step, before = number - before - 1, number
        while step >= _HALF:
            parts.append(DIGITS[_HALF + step % _HALF])
            step //= _HALF
        parts.append(DIGITS[step])
    return "".join(parts)


def posting(strong: Iterable[int], weak: Iterable[int]) -> str:
    """Sections that have the word in a heading or label, then, after a space, all others."""
    return f"{steps(strong)} {steps(weak)}".rstrip()
