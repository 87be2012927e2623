"""The yardstick of the commands: the help of a Typer program with httpx, and one request to the hub."""

import httpx
import typer

app = typer.Typer(add_completion=False)


@app.command()
def drafts(json: bool = typer.Option(False, help="Print JSON.")) -> None:
    """List the drafts that wait for you."""


@app.command()
def status(json: bool = typer.Option(False, help="Print JSON.")) -> None:
    """Tell of the last run."""


@app.command()
def approve(id: str = typer.Argument(..., help="The id of a message.")) -> None:
    """Send a draft."""


@app.callback(invoke_without_command=True)
def main(context: typer.Context, hub: str = typer.Option(..., help="Where the hub is.")) -> None:
    """A program with commands, which prints this help after it has asked the hub."""
    httpx.get(hub + "/state/health").raise_for_status()
    print(context.get_help())


if __name__ == "__main__":
    app()
