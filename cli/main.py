"""`chidao`: all commands, in the order in which people meet them."""

from __future__ import annotations

import sys

import typer

from cli.extract import extract_command
from cli.failures import exit_code, show_failure
from cli.ingest import ingest_command, rebuild_command
from cli.terminal import speak_utf8
from model.errors import ChidaoError

app = typer.Typer(
    name="chidao",
    help="Chuỗi văn bản chỉ đạo của Việt Nam: ai chỉ đạo ai, bằng văn bản nào, kèm trích dẫn nguyên văn.\n\n"
    "Vietnamese directive chains: who directs whom, by which document, with the quoted evidence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

app.command("ingest")(ingest_command)
app.command("extract")(extract_command)
app.command("rebuild")(rebuild_command)


def main() -> None:
    """Run one command; every error of ours becomes one clear line and its exit code."""
    speak_utf8()
    try:
        app()
    except ChidaoError as error:
        show_failure(error)
        sys.exit(exit_code(error))


if __name__ == "__main__":
    main()
