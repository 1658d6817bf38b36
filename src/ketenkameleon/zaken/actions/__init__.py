"""What people do with a zaak: one function each, actor first, in the transaction that is already open."""
