"""The steps of the demo, each a process of its own."""
