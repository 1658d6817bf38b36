"""Forms of a zaak: the shape of what is typed. What is allowed is for rules, what is kept is for actions."""
