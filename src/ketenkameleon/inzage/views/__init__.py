"""Pages of the privacy officer, and two for everybody else."""
