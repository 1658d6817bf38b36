"""Pages of one zaak: thin, form in, action, and back to the zaak with what it did."""
