"""What people see of sharing, actor first."""
