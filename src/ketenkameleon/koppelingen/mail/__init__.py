"""Messages out: mail over SMTP from the outbox. Text messages and letters fit the same adapter."""
