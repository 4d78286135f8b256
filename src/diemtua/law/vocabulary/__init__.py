"""The words of the law as codes: stable ASCII values with official Vietnamese labels.

Processes, scenarios and the rooms' `enums.py` take their codes from here and nowhere else.
"""
