"""Run the program as ``python -m eurasia_cli``."""

from eurasia_cli.cli import main

if __name__ == "__main__":
    main()
