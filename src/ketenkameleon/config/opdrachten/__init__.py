"""The commands of `./kameleon`, one module each, each with `run(args) -> exit code`."""
