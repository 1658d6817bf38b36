"""The letters of a zaak, and what is known already for one."""
