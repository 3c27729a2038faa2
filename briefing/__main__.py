"""Start the program: ``briefing`` and ``python -m briefing``."""


def main() -> int:
    """Run the command line and return its exit code."""
    from briefing.cli.main import run  # noqa: PLC0415

    return run()


if __name__ == "__main__":
    raise SystemExit(main())
