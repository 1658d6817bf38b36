"""The law and the promises, as plain functions over dates, facts and a Wetboek.

No Django, no clock, no input or output: a rule gives the same answer on every machine and on every day.
"""
