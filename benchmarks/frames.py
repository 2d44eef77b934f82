"""When frames reach the screen, read from Chromium's own trace.

Chromium's compositor reports each frame as a ``PipelineReporter`` with the moment it began, the
moment the display showed it, and whether it was shown whole, in part or dropped. The driver marks
each step with ``performance.mark``, which is in the same trace on the same clock.
"""

from __future__ import annotations

from bisect import bisect_right
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from benchmarks import chrome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

_CATEGORIES = ["blink.user_timing", "cc", "disabled-by-default-devtools.timeline.frame"]
_MAIN = "ProxyMain::BeginMainFrame"
_SHOWN = "STATE_PRESENTED_ALL"
_DROPPED = "STATE_DROPPED"


@dataclass
class Trace:
    """What was recorded: frames as (begin, end, state), marks by name; ms of one clock."""

    frames: list[tuple[float, float, str]] = field(default_factory=list)
    marks: dict[str, float] = field(default_factory=dict)
    work: list[tuple[float, float, float]] = field(default_factory=list)
    """Begin and end of the main thread's work on a frame, and the processor time it took."""

    def processor(self) -> list[float]:
        """Return, for each step, the ms of processor time of the main thread for its frame.

        Unlike all else here it does not grow when other programs want the processor too.
        """
        steps = [mark for name, mark in self.marks.items() if name.startswith("step ")]
        return [
            took for begin, end, took in self.work if any(begin <= mark <= end for mark in steps)
        ]

    def to_screen(self) -> list[float]:
        """Return, for each step, the ms from its mark to its frame on the screen."""
        shown = sorted((begin, end) for begin, end, state in self.frames if state == _SHOWN)
        begins = [begin for begin, _ in shown]
        waits = []
        for name, mark in self.marks.items():
            at = bisect_right(begins, mark) - 1
            # A step is made in the frame that began last before it; was that one not shown
            # after the step, the next one shows it.
            for _, end in shown[max(at, 0) :]:
                if name.startswith("step ") and end > mark:
                    waits.append(end - mark)
                    break
        return waits

    def dropped(self) -> dict[str, int]:
        """Count the frames between the marks of playing, and those of them that were dropped."""
        first, last = self.marks["play starts"], self.marks["play stops"]
        states = [state for begin, _, state in self.frames if first <= begin <= last]
        return {"shown": states.count(_SHOWN), "dropped": states.count(_DROPPED)}

    def longest_gap(self) -> float:
        """Return the longest ms between two frames on the screen while playing."""
        first, last = self.marks["play starts"], self.marks["play stops"]
        ends = sorted(end for _, end, state in self.frames if state == _SHOWN)
        ends = [end for end in ends if first <= end <= last]
        return max((later - end for end, later in pairwise(ends)), default=0.0)


@contextmanager
def traced(page: Page) -> Iterator[Trace]:
    """Trace the block; the trace is complete when the block has been left."""
    line = chrome.devtools(page)
    events: list[dict[str, Any]] = []
    complete: list[bool] = []
    line.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    line.on("Tracing.tracingComplete", lambda _: complete.append(True))
    line.send(
        "Tracing.start",
        {
            "transferMode": "ReportEvents",
            "traceConfig": {"includedCategories": _CATEGORIES, "excludedCategories": ["*"]},
        },
    )
    trace = Trace()
    yield trace
    line.send("Tracing.end")
    while not complete:
        page.wait_for_timeout(20)
    line.detach()
    begun: dict[tuple[int, str], tuple[float, str]] = {}
    for event in sorted(events, key=lambda one: one["ts"]):
        if event["name"] == "PipelineReporter":
            key = (event["pid"], event["id2"]["local"])
            if event["ph"] == "b":
                about = event["args"]["frame_reporter"]
                begun[key] = (event["ts"] / 1000, about["state"])
            elif event["ph"] == "e" and key in begun:
                begin, state = begun.pop(key)
                trace.frames.append((begin, event["ts"] / 1000, state))
        elif event["name"] == _MAIN and "tdur" in event:
            begin = event["ts"] / 1000
            trace.work.append((begin, begin + event["dur"] / 1000, event["tdur"] / 1000))
        elif event["cat"] == "blink.user_timing" and event["ph"] in "IR":
            trace.marks[event["name"]] = event["ts"] / 1000
