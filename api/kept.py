"""Answers about the whole store, kept until it is saved anew: who opens the page does not wait for what the last one asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from graph.ask import Answer
from graph.store import GraphStore
from queries import Query

MOST_ANSWERS = 64
MOST_ROWS = 2_000  # of one answer: tables that are fetched whole are not kept


def is_about_all(query: Query) -> bool:
    """Whether a question names nothing that it is about, such as `statistics`: it then looks through everything."""
    return not any(parameter.required for parameter in query.parameters)


class KeptAnswers:
    """Answers of one save of a store; those of another save are forgotten. May be asked from several threads."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._guard = threading.Lock()
        self._save = ""
        self._answers: dict[object, Answer] = {}

    def answer(self, name: str, parameters: Mapping[str, object], ask: Callable[[], Answer]) -> Answer:
        """The answer that is known for the question, else the one that is asked for. Raises what asking raises, and
        StoreUnavailable."""
        asked = name, tuple(sorted(parameters.items()))
        save = self._store.last_save()  # before asking: an answer of a later save stands under this one for no longer than this one
        with self._guard:
            if save != self._save:
                self._save, self._answers = save, {}
            known = self._answers.get(asked)
        if known is None:
            known = ask()
            self._keep(save, asked, known)
        return known

    def _keep(self, save: str, asked: object, answer: Answer) -> None:
        with self._guard:
            if save and save == self._save and len(answer.rows) <= MOST_ROWS:
                while len(self._answers) >= MOST_ANSWERS:
                    self._answers.pop(next(iter(self._answers)))
                self._answers[asked] = answer
