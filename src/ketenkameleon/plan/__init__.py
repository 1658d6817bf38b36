"""The home–school plan: goals, steps at school, at home and of the child, and how it goes. Source: ux.md S10."""
