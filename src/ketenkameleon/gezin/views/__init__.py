"""The pages of a family, and of who works with one."""
