"""What people do about the plan: one function per deed."""
