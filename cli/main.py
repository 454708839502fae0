"""`chidao`: all commands, in the order in which people meet them."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

import typer

from cli.ask import (
    cascade_command,
    changes_command,
    deadlines_command,
    directive_command,
    gap_command,
    path_command,
    queries_command,
    query_command,
    search_command,
    statistics_command,
    tasks_command,
    unresolved_command,
    validity_command,
    who_command,
)
from cli.backup import backup_command, compact_command, restore_command
from cli.brief import brief_command
from cli.doctor import doctor_command
from cli.draw import draw_command
from cli.duties import analyse_command, compare_command, overlaps_command, reports_command, timeline_command
from cli.export import export_command
from cli.extract import extract_command
from cli.failures import exit_code, show_failure
from cli.ingest import ingest_command, rebuild_command
from cli.issues import check_command, issues_command
from cli.review import review
from cli.sentence import ask_command
from cli.serve import serve_command
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

COMMANDS: dict[str, Callable[..., None]] = {
    "ingest": ingest_command,
    "extract": extract_command,
    "ask": ask_command,
    "cascade": cascade_command,
    "who": who_command,
    "tasks": tasks_command,
    "deadlines": deadlines_command,
    "brief": brief_command,
    "reports": reports_command,
    "gap": gap_command,
    "validity": validity_command,
    "path": path_command,
    "timeline": timeline_command,
    "compare": compare_command,
    "overlaps": overlaps_command,
    "analyse": analyse_command,
    "search": search_command,
    "directive": directive_command,
    "unresolved": unresolved_command,
    "changes": changes_command,
    "statistics": statistics_command,
    "queries": queries_command,
    "issues": issues_command,
    "draw": draw_command,
    "serve": serve_command,
    "export": export_command,
    "rebuild": rebuild_command,
    "check": check_command,
    "backup": backup_command,
    "restore": restore_command,
    "compact": compact_command,
    "doctor": doctor_command,
}
for name, command in COMMANDS.items():
    app.command(name)(command)
# The parameters of a named query are not known before its file is read.
app.command("query", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(query_command)


app.add_typer(review, name="review")


def main() -> None:
    """Run one command; every error of ours becomes one clear line and its exit code."""
    speak_utf8()
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # its trouble reaches people as one line of ours
    try:
        app()
    except ChidaoError as error:
        show_failure(error)
        sys.exit(exit_code(error))


if __name__ == "__main__":
    main()
