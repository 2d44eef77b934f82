"""The figures as a table, with the bars that the map is held to beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks import imports
from benchmarks.rivals import OURS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WHATS = {
    "script": "script",
    "processor": "processor time",
    "drawn": "drawn",
    "screen": "on the screen",
}
WIDE = "1095"
"""The window of days in which a million events show a fifth of themselves."""
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def bars(results: dict[str, Any]) -> list[tuple[str, float, float, str]]:
    """List what has a bar: what it is, the figure, the bar that it must stay under, the unit."""
    rows: list[tuple[str, float, float, str]] = []
    steps = results.get("steps", {}).get("figures", {})
    for size, most in (("100000", 8.0), ("1000000", 16.0)):
        if size not in steps:
            continue
        for kind, how in (
            ("next_day", "a day on"),
            ("dragged", "dragged"),
            ("random", "leap anywhere"),
        ):
            step = steps[size]["steps"]["60"][kind]
            name = f"step, {int(size):,} events, 60 days, {how}: p95"
            rows.append((f"{name} drawn", step["drawn"]["p95"], most, "ms"))
            rows.append((f"{name} processor time", step["processor"]["p95"], most, "ms"))
        for speed, played in steps[size]["play"].items():
            task = float(played["longest_task_ms"])
            rows.append(
                (f"playing a {speed} a second, {int(size):,} events: longest task", task, 50, "ms")
            )
    if "1000000" in steps:
        rows += _million(steps["1000000"])
    app = results.get("app", {}).get("figures")
    if app:
        cold, slider = app["first_map_cold_cache"], app["settled_slider_ms"]
        warm = app["first_map_warm_cache"]
        ours = (cold["wire_kb"]["ours"] + cold["wire_kb"]["st_folium"]) / 1000
        rows += [
            ("first usable map, warm server, empty cache", cold["ms"]["usable"], 1500, "ms"),
            ("first usable map, warm server, filled cache", warm["ms"]["usable"], 1500, "ms"),
            ("bytes over the wire before Streamlit's own", ours, 1.5, "MB"),
            ("settled slider to panels: median", slider["sent_to_panels"]["median"], 300, "ms"),
            ("settled slider to panels: p95", slider["sent_to_panels"]["p95"], 300, "ms"),
            ("server start to ready", app["start_s"]["ready"], 4, "s"),
        ]
    for count, run in results.get("imports", {}).get("figures", {}).items():
        most = imports.BARS[int(count.replace(",", ""))]
        rows.append((f"import of {count} rows of ACLED", run["seconds"], most, "s"))
        rows.append(("the same: memory at most", run["memory MB"], imports.MEMORY_BAR, "MB"))
    layer = results.get("layer", {}).get("figures")
    if layer:
        rows += [
            ("atlas loaded and checked, new process: median", layer["fresh"]["load"], 1000, "ms"),
            ("a day with its figures: median", layer["warm"]["at and figures"], 100, "ms"),
        ]
    return rows


def _million(figures: dict[str, Any]) -> list[tuple[str, float, float, str]]:
    rows: list[tuple[str, float, float, str]] = []
    for kind, step in figures["steps"].get(WIDE, {}).items():
        name = f"step, 1,000,000 events, {step['most_in_window']:,} in the window, {kind}: p95"
        rows.append((f"{name} drawn", step["drawn"]["p95"], 33, "ms"))
        rows.append((f"{name} processor time", step["processor"]["p95"], 33, "ms"))
    heap = max(figures["heap_mb"], figures["heap_after_mb"])
    memory = round(heap + figures["buffers_mb"], 1)
    rows.append(("JavaScript heap and columns, 1,000,000 events, after use", memory, 150, "MB"))
    rows.append(
        (
            "pointing, 1,000,000 events, 7 days: p95",
            figures["hover_us"]["7"]["p95"] / 1000,
            10,
            "ms",
        )
    )
    return rows


def table(results: dict[str, Any]) -> str:
    """Write the figures as Markdown."""
    lines = ["| what | figure | bar | |", "|---|---:|---:|---|"]
    for what, figure, bar, unit in bars(results):
        verdict = "pass" if figure < bar else "**fail**"
        lines.append(f"| {what} | {figure:g} {unit} | under {bar:g} {unit} | {verdict} |")
    steps = results.get("steps", {}).get("figures", {})
    if steps:
        lines += ["", *_sizes(steps)]
    app = results.get("app", {}).get("figures")
    if app:
        lines += ["", *_first_map(app)]
    rivals = results.get("rivals", {}).get("figures", {})
    if rivals:
        lines += ["", *_rivals(rivals)]
    layer = results.get("layer", {}).get("figures")
    if layer:
        lines += ["", *_layer(layer)]
    lines += ["", *(_run(part, about["run"]) for part, about in results.items())]
    return "\n".join(lines)


def _sizes(steps: dict[str, Any]) -> list[str]:
    names = " | ".join(f"{int(size):,}" for size in steps)
    rows = [f"| events loaded | {names} |", "|---|" + "---:|" * len(steps)]

    def row(what: str, figures: list[Any]) -> None:
        rows.append(f"| {what} | {' | '.join(str(figure) for figure in figures)} |")

    every = steps.values()
    row("first drawn, served, ms", [one["load"]["served"]["first_drawn_ms"] for one in every])
    row(
        "first drawn, one self-contained file, ms",
        [one["load"].get("inline", {}).get("first_drawn_ms", "–") for one in every],
    )
    row("the files over the wire, MB", [one["wire_mb"] for one in every])
    for window in ("7", "60", "365", WIDE, "all"):
        if not all(window in one["steps"] for one in every):
            continue
        days = "since the start" if window == "all" else f"{window} days"
        for name, what in WHATS.items():
            figures = [one["steps"][window]["dragged"][name] for one in every]
            row(
                f"{days}, dragged, {what}: median / p95 ms",
                [f"{one['median']} / {one['p95']}" for one in figures],
            )
    for speed in ("month", "year"):
        played = [one["play"][speed] for one in every]
        row(
            f"playing a {speed} a second: dropped / shown frames",
            [f"{one['dropped']} / {one['shown']}" for one in played],
        )
        row(
            f"playing a {speed} a second: longest frame, ms",
            [one["frame_ms"]["max"] for one in played],
        )
        row(f"playing a {speed} a second: tasks over 50 ms", [one["long_tasks"] for one in played])
    row("pointing, 60 days: p95 µs", [one["hover_us"]["60"]["p95"] for one in every])
    row(
        "words of an event on request: median / p95 ms",
        [
            f"{one['words_ms']['median']} / {one['words_ms']['p95']}" if "words_ms" in one else "–"
            for one in every
        ],
    )
    row(
        "JavaScript heap + columns, MB",
        [f"{one['heap_mb']} + {one['buffers_mb']}" for one in every],
    )
    return rows


def _first_map(app: dict[str, Any]) -> list[str]:
    cold, warm = app["first_map_cold_cache"], app["first_map_warm_cache"]
    rows = ["| first map, ms after navigation | empty cache | filled cache |", "|---|---:|---:|"]
    rows += [
        f"| {name.replace('_', ' ')} | {at} | {warm['ms'][name]} |"
        for name, at in cold["ms"].items()
    ]
    rows += [
        f"| kB over the wire: {owner.replace('_', ' ')} | {size} | {warm['wire_kb'][owner]} |"
        for owner, size in cold["wire_kb"].items()
    ]
    slider, sessions = app["settled_slider_ms"], app["sessions"]
    rows += ["", "| changes and sessions | |", "|---|---:|"]
    rows += [
        f"| slider, {name.replace('_', ' ')}: median / p95 ms | {one['median']} / {one['p95']} |"
        for name, one in slider.items()
    ]
    filtered = app["filter_to_map_ms"]
    rows += [
        f"| filter to map: median / p95 ms | {filtered['median']} / {filtered['p95']} |",
        f"| server's memory, {sessions['opened']} sessions: MB each | {sessions['mb_each']} |",
        f"| server's memory before them, MB | {sessions['server_before_mb']} |",
    ]
    return rows


def _rivals(rivals: dict[str, Any]) -> list[str]:
    ways = rivals["ways"]
    sizes = list(ways[OURS])
    names = " | ".join(f"{int(size):,} events | times ours" for size in sizes)
    rows: list[str] = []

    def block(head: str, figure: Callable[[dict[str, Any]], float]) -> None:
        rows.extend(["", f"| {head} | {names} |", "|---|" + "---:|---:|" * len(sizes)])
        own = {size: figure(ways[OURS][size]) for size in sizes}
        for name, figures in ways.items():
            ratios = {size: figure(figures[size]) / own[size] for size in sizes}
            cells = " | ".join(f"{figure(figures[size]):g} | {ratios[size]:.1f}" for size in sizes)
            rows.append(f"| {name} | {cells} |")

    block("key to painted map, 60 days: median ms", lambda one: float(one["step"]["median"]))
    block("key to painted map, 60 days: p95 ms", lambda one: float(one["step"]["p95"]))
    block("opened to first painted map, ms", lambda one: float(one["load_ms"]))
    rows += [""] * bool(rivals["left_out"])
    rows += [f"Left out: {name}, since {why}." for name, why in rivals["left_out"].items()]
    return rows[1:]


def _layer(layer: dict[str, Any]) -> list[str]:
    rows = ["| geodata without a browser: median ms | |", "|---|---:|"]
    rows += [f"| new process: {name} | {took:g} |" for name, took in layer["fresh"].items()]
    rows += [f"| {name} | {took:g} |" for name, took in layer["warm"].items()]
    return rows


def _run(part: str, run: dict[str, Any]) -> str:
    load = f"{run['before']['load_1_min']:g} before and {run['after']['load_1_min']:g} after"
    rounds = f"{run['rounds']} round{'s' if run['rounds'] > 1 else ''}"
    # A run outside a checkout has no commit to name.
    at = f", at {run['commit']}" if run.get("commit") else ""
    return f"- `{part}`: {run['date']}{at}, {run['cores']} cores, no GPU, {rounds}, load {load}"


def refresh(readme: Path, text: str) -> None:
    """Put the table between its marks in the README."""
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
