"""`chidao ask "…"`: a sentence instead of the name of a query."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from cli.answers import print_answer
from cli.options import DEFAULT_STORE, AnswerFormat, Format, Store
from graph.sentence import ask_sentence
from graph.store import open_for_reading


def ask_command(
    sentence: Annotated[list[str], typer.Argument(help="Câu hỏi, có dấu hay không / a question, in English too.", metavar="SENTENCE…")],
    store: Store = DEFAULT_STORE,
    output: Format = AnswerFormat.TABLE,
) -> None:
    """Hỏi bằng một câu; nói rõ đã hiểu là câu hỏi nào / ask in a sentence; it says which query it took.

    Ví dụ / example: chidao ask "ai phải thực hiện NQ 128" · chidao ask "what is due in December 2021"
    """
    with open_for_reading(store) as graph:
        print_answer(ask_sentence(graph, " ".join(sentence), date.today()), output)
