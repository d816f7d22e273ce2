"""``python -m budget_xl`` is the command ``budget-xl``."""

from budget_xl.hosts.cli.main import main

if __name__ == "__main__":
    main()
