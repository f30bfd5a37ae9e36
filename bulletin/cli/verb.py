"""A verb of the command line that helps with options it does not know."""

from __future__ import annotations

import typer
from typer.core import TyperCommand

from bulletin.toml import nearest


class Verb(TyperCommand):
    """A command that suggests an option only when that is really near, and names its help after any wrong one."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """What is left of the arguments; fails with a usage error."""
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            if not (given := getattr(error, "option_name", "")):
                raise
            if not hasattr(error, "possibilities"):
                ctx.fail(error.message)
            near = nearest(given, (option for param in self.params for option in param.opts if option.startswith("--")))
            ctx.fail(f"No such option: {given}" + (f'; did you mean "{near}"?' if near else "."))
