"""What must stand before Django can start: the data folder, the secrets, PostgreSQL, the child processes.

Imports nothing of the project, so that it works before there is a database to migrate. Every error that a
user can mend is a `StartFout` with one Dutch sentence; the command line prints it and exits 1.
"""
