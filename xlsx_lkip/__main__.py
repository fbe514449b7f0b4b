"""Where `xlsx-lkip` and `python -m xlsx_lkip` begin; a worker that is spawned imports this and stops."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        from .cli import cli

        cli.main(prog_name="xlsx-lkip")
    except KeyboardInterrupt:  # Also while it is still importing.
        sys.exit(130)


if __name__ == "__main__":
    main()
