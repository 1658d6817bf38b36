"""Pages that span apps: start, Mijn dag, the list, the zaakpagina, and closing a zaak."""
