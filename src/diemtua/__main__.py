"""`python -m diemtua`: the same as the `diemtua` command."""

from diemtua.command.main import main

main()
