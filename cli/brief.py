"""`chidao brief DIRECTIVE --for AGENCY`: on the terminal, or as a DOCX or XLSX file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.answers import print_answer
from cli.ask import ask_store
from cli.options import DEFAULT_STORE, AnswerFormat, AsOf, Directive, Format, Store
from cli.terminal import stderr
from model.errors import BadParameter, ConfigurationError

MISSING = "Thiếu thư viện: pip install 'chidao[office]'. / Libraries are missing: pip install 'chidao[office]'."


def brief_command(
    directive: Directive,
    agency: Annotated[str, typer.Option("--for", help='Cho cơ quan / for this agency: "Sở Y tế Cao Bằng".')],
    file: Annotated[
        Path | None, typer.Option("--output", "-o", help="Tệp .docx hoặc .xlsx / a .docx or .xlsx file.", metavar="FILE")
    ] = None,
    as_of: AsOf = None,
    store: Store = DEFAULT_STORE,
    output: Format = AnswerFormat.TABLE,
) -> None:
    """Một văn bản cho một cơ quan: việc, hạn, căn cứ, hiệu lực, báo cáo / one directive for one agency.

    Ví dụ / example: chidao brief "NQ 128" --for "Sở Y tế Cao Bằng" -o phieu-viec.docx
    """
    answer = ask_store(store, "brief", {"directive": directive, "agency": agency, "as_of": as_of})
    if file is None:
        print_answer(answer, output)
        return
    try:
        from cli.office import WRITERS
    except ModuleNotFoundError as error:
        raise ConfigurationError(MISSING) from error
    write = WRITERS.get(file.suffix.lower())
    if write is None:
        raise BadParameter(f"Chỉ viết được {', '.join(WRITERS)}, không phải {file.name!r}. (Only these kinds of files are written.)")
    file.write_bytes(write(answer))
    stderr().print(f"Đã viết / written: {file}", markup=False)
