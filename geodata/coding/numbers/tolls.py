"""A toll from all the numbers that an event's sentences give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from geodata.coding.drafts import Found, Range

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geodata.coding.numbers.count import Count, Group

GROUPS: Final[tuple[Group, ...]] = ("people", "forces", "civilians", "attackers")


def toll(
    counts: Sequence[Count], kind: Literal["deaths", "wounded"], *, both_sides: bool
) -> Found[Range] | None:
    """Join the numbers of dead or wounded into one range.

    Parameters
    ----------
    counts : sequence of Count
        Of one event, in the order of the text.
    kind : str
        deaths or wounded.
    both_sides : bool
        Whether the attackers' dead count like any: in a battle they do, otherwise they are added
        to the upper bound alone.

    Returns
    -------
    Found of Range or None
        Soldiers and civilians are added up where the text gives no total; where figures for the
        same people differ the range holds them all, and the first is the best.

    Examples
    --------
    >>> from geodata.coding.article import Span
    >>> from geodata.coding.numbers.count import Count
    >>> dead = [Count("deaths", g, Range(n, n, n), Span(0, 1)) for g, n in
    ...         [("forces", 49), ("civilians", 4), ("attackers", 10)]]
    >>> toll(dead, "deaths", both_sides=False).value
    Range(low=53, best=53, high=63)
    """
    told = _last(_counted([count for count in counts if count.kind == kind]))
    used = _added(_whole(_same_people(told)))
    if any(count.range.high != 0 for count in used):  # "no soldier died" speaks of some alone
        used = [c for c in used if c.range.high != 0 or c.group == "people"]
    if not used:
        return None
    groups = {group: _one(_sure_first(used, group)) for group in GROUPS}
    victims = _sum([groups["forces"], groups["civilians"]])
    total = groups["people"]
    if both_sides:
        attackers = groups["attackers"]
        if total and attackers and victims is None and _most(total) < _least(attackers):
            # "killed nine jihadists; it lost one man": fewer than the group's are the others'
            total, victims = None, total
        victims = _sum([victims, attackers])
        value = _wider(total, victims)
    else:
        value = _wider(total, victims)
        attackers = groups["attackers"]
        if attackers is not None:
            value = Range(high=_most(attackers)) if value is None else _above(value, attackers)
    if value is None:
        return None
    spans = tuple(dict.fromkeys(count.span for count in used))
    return Found(value, spans, 0.9 if len(used) == 1 else 0.75)


def _sure_first(counts: list[Count], group: Group) -> list[Range]:
    """Put what an armed group claims last: the best figure is the authorities' or the text's."""
    own = [count for count in counts if count.group == group]
    return [count.range for count in sorted(own, key=lambda count: count.claimed)]


def _counted(counts: list[Count]) -> list[Count]:
    """Leave out the one person whom a sentence names, where a number counts them all."""
    if not any(not c.single and c.range.high != 0 and c.group != "attackers" for c in counts):
        return counts
    added = [*(count.plus or count.late for count in counts[1:]), False]
    return [
        count for count, follows in zip(counts, added, strict=True) if not count.single or follows
    ]


def _last(counts: list[Count]) -> list[Count]:
    """Leave out the figures for which the text gives a later one."""
    if not all(count.earlier for count in counts):
        counts = [count for count in counts if not count.earlier]
    at = max((i for i, count in enumerate(counts) if count.revised), default=-1)
    while at > 0 and counts[at].plus and counts[at - 1].revised:
        at -= 1  # "the latest toll is sixteen civilians and three soldiers"
    if at < 0:
        return counts
    group = counts[at].group
    return [
        count
        for number, count in enumerate(counts)
        if number >= at or (group != count.group and "attackers" in (group, count.group))
    ]


def _same_people(counts: list[Count]) -> list[Count]:
    """Let another source's toll count those whom the first called soldiers or civilians."""
    groups = {count.group for count in counts if not count.rival} - {"attackers"}
    if len(groups) != 1:
        return counts
    (group,) = groups
    return [
        count._replace(group=group) if count.rival and count.group == "people" else count
        for count in counts
    ]


def _whole(counts: list[Count]) -> list[Count]:
    """Leave out the parts that a total told before them is made of."""
    for at, total in enumerate(counts):
        if _of_both_sides(counts[at:]):
            return counts[:at] + counts[at + 1 :]
        number = total.range.best if total.range.best is not None else total.range.low
        if number is None or total.group == "attackers":
            continue
        added = 0
        for last in range(at + 1, len(counts)):
            part = counts[last]
            if part.group == "attackers" or part.range.best is None:
                break
            added += part.range.best
            if added == number and last > at + 1:
                rest = [c._replace(plus=False) for c in counts[last + 1 : last + 2]]
                return _whole([*counts[: at + 1], *rest, *counts[last + 2 :]])
    return counts


def _of_both_sides(counts: list[Count]) -> bool:
    """Whether a total is told first and then its parts, attackers among them."""
    total, parts = counts[0], counts[1:3]
    groups = {part.group for part in parts}
    if total.group != "people" or "attackers" not in groups or len(groups) == 1:
        return False
    return total.range.best == sum(part.range.best or 0 for part in parts)


def _added(counts: list[Count]) -> list[Count]:
    """Add up what one sentence lists: "four Americans and four Nigeriens"."""
    found: list[Count] = []
    for count in counts:
        if count.late and found and count.group != "attackers":
            dead = [i for i, each in enumerate(found) if each.group != "attackers"]
            if dead:
                both = _sum([found[dead[-1]].range, count.range])
                found[dead[-1]] = found[dead[-1]]._replace(range=both or count.range)
                continue
        if not count.plus or not found:
            found.append(count)
            continue
        before = found[-1]
        if count.group == before.group:
            both = _sum([before.range, count.range])
            found[-1] = before._replace(range=both or count.range)
        elif before.group == "people" and count.group == "attackers":
            found[-1:] = [before._replace(group="forces"), count]  # "9 hunters and 5 jihadists"
        elif before.group == "people" and count.group != "attackers":
            other: Group = "civilians" if count.group == "forces" else "forces"
            found[-1:] = [before._replace(group=other), count]
        elif count.group == "people" and before.group != "attackers":
            other = "civilians" if before.group == "forces" else "forces"
            found.append(count._replace(group=other))
        else:
            found.append(count)
    return found


def _most(given: Range) -> int:
    return max(v for v in (given.low, given.best, given.high) if v is not None)


def _least(given: Range) -> int:
    return min(v for v in (given.low, given.best, given.high) if v is not None)


def _one(ranges: list[Range]) -> Range | None:
    """Join what is said of the same people."""
    differing = list(dict.fromkeys(ranges))
    if not differing:
        return None
    first = differing[0]
    if len(differing) == 1:
        return first
    best = first.best if first.best is not None else first.low
    best = best if best is not None else first.high
    return Range(min(map(_least, differing)), best, max(map(_most, differing)))


def _sum(ranges: Iterable[Range | None]) -> Range | None:
    known = [given for given in ranges if given is not None]
    if len(known) <= 1:
        return known[0] if known else None
    fields = []
    for name in ("low", "best", "high"):
        values = [getattr(given, name) for given in known]
        fields.append(None if None in values else sum(values))
    if all(value is None for value in fields):
        return Range(best=sum(map(_most, known)))
    return Range(*fields)


def _wider(total: Range | None, parts: Range | None) -> Range | None:
    if total is None or parts is None:
        return total or parts
    if _least(parts) <= _most(total):
        return total
    # two figures for the same people: whoever is counted one by one is at least known of
    return parts


def _above(value: Range, attackers: Range) -> Range:
    best = value.best if value.best is not None else value.low
    low = value.low if value.low is not None else value.best
    return Range(low, best, _most(value) + _most(attackers))
