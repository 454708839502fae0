"""What handlers are given: the store and the texts that the application was made with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request

from api.kept import KeptAnswers
from graph.store import GraphStore
from model.correction import Applied, Asked

# From the name of a source to its text as decoded; None for an unknown name.
Texts = Callable[[str], str | None]
# From a correction as a person asks for it to what became of it; the graph has followed when it returns.
Correct = Callable[[Asked], Applied]


def _store(request: Request) -> GraphStore:
    store: GraphStore = request.app.state.store
    return store


def _texts(request: Request) -> Texts:
    texts: Texts = request.app.state.texts
    return texts


def _correct(request: Request) -> Correct:
    correct: Correct = request.app.state.correct
    return correct


def _kept(request: Request) -> KeptAnswers:
    kept: KeptAnswers = request.app.state.kept
    return kept


StoreDep = Annotated[GraphStore, Depends(_store)]
TextsDep = Annotated[Texts, Depends(_texts)]
KeptDep = Annotated[KeptAnswers, Depends(_kept)]
CorrectDep = Annotated[Correct, Depends(_correct)]
