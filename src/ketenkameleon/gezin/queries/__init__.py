"""What people see of messages, actor first."""
