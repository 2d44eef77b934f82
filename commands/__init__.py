"""The ``sahelscope`` command: one module per sub-command, loaded when it is asked for."""

from commands.group import main

__all__ = ["main"]
