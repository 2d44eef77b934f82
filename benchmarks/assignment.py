"""The best pairing of two short lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def assign(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pair rows with columns one to one so that the sum of gains is greatest.

    Parameters
    ----------
    gains : sequence of sequence of float
        What a pair is worth; zero or less means that the two cannot be paired.

    Returns
    -------
    list of (int, int)
        Row and column of each pair, by row. Pairs worth nothing are left out.

    Notes
    -----
    The Hungarian method with potentials (Kuhn 1955, Munkres 1957), cubic in the longer side.

    Examples
    --------
    >>> assign([[5, 4], [4, 0]])
    [(0, 1), (1, 0)]
    """
    if not gains or not gains[0]:
        return []
    size = max(len(gains), len(gains[0]))
    cost = [[0.0] * size for _ in range(size)]
    for row, values in enumerate(gains):
        for column, value in enumerate(values):
            cost[row][column] = -max(value, 0.0)
    holder = _holders(cost, size)
    pairs = sorted((holder[column] - 1, column - 1) for column in range(1, size + 1))
    return [
        (row, column)
        for row, column in pairs
        if row < len(gains) and column < len(gains[0]) and gains[row][column] > 0
    ]


def _holders(cost: list[list[float]], size: int) -> list[int]:
    """Return for each column (from 1) the row (from 1) that takes it at the least cost."""
    rows, columns = [0.0] * (size + 1), [0.0] * (size + 1)
    holder = [0] * (size + 1)
    for row in range(1, size + 1):
        holder[0] = row
        column = 0
        least = [float("inf")] * (size + 1)
        before = [0] * (size + 1)
        seen = [False] * (size + 1)
        while holder[column]:
            seen[column] = True
            current, step, following = holder[column], float("inf"), 0
            for other in range(1, size + 1):
                if seen[other]:
                    continue
                slack = cost[current - 1][other - 1] - rows[current] - columns[other]
                if slack < least[other]:
                    least[other], before[other] = slack, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(size + 1):
                if seen[other]:
                    rows[holder[other]] += step
                    columns[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            holder[column] = holder[before[column]]
            column = before[column]
    return holder
