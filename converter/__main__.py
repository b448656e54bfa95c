"""`python -m converter` is `duizhao`."""

from converter.cli import main

main()
