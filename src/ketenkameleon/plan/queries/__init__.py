"""What people see of the plan, actor first."""
