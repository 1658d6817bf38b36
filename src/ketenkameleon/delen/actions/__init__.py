"""What people do about sharing: one function per deed."""
