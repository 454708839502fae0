"""Our errors, one small tree.

* ChidaoError                 anything this project raises on purpose
  + DocumentError             one input file is at fault; the run goes on
    - UnreadableFile          empty, not text, too large, broken, unknown encoding
      . MissingProgram        a program that reads it is not installed
  + ConfigurationError        a vocabulary, schema or query file is wrong; stop at once
  + StoreError                the graph store said no
    - StoreUnavailable        not reachable, wrong password, broken file
    - StoreLocked             another writer holds it
  + QuestionError             what was asked cannot be answered as asked
    - UnknownQuery            no such named query
    - BadParameter            a parameter is missing, unknown or of the wrong kind
    - UnclearQuestion       a sentence asks nothing that is understood, or lacks something; what it may mean is listed
    - UnknownName             no directive or agency has this name; near matches are listed
    - AmbiguousName           several have it; candidates are listed
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class ChidaoError(Exception):
    """Anything this project raises on purpose."""


class DocumentError(ChidaoError):
    """One input file is at fault; the others go on."""


class UnreadableFile(DocumentError):
    """The file could not be turned into text; the message says why and what to do."""


class MissingProgram(UnreadableFile):
    """A program that reads such files is not installed; `chidao doctor` says which command brings it."""


class ConfigurationError(ChidaoError):
    """A file that the project ships or the user configured is wrong."""


class StoreError(ChidaoError):
    """The graph store said no."""


class StoreUnavailable(StoreError):
    """The store cannot be reached or opened."""


class StoreLocked(StoreError):
    """Another process is writing to the store; the message names it."""


class QuestionError(ChidaoError):
    """What was asked cannot be answered as asked."""


class UnknownQuery(QuestionError):
    """No named query has this name."""


class BadParameter(QuestionError):
    """A parameter is missing, unknown or of the wrong kind."""


class UnclearQuestion(QuestionError):
    """A sentence that is not understood, may mean several questions, or lacks something.

    `near` holds the questions that come close (`query`, `vi`, `en`, `example`), `missing` names the parameters that it lacks.
    """

    def __init__(self, message: str, near: Sequence[Mapping[str, object]] = (), missing: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.near = tuple(near)
        self.missing = tuple(missing)


class UnknownName(QuestionError):
    """Nothing in the store has this name.

    `near` holds rows of what comes close, best first (`number`, `issuer`, `issued_on`, `key`).
    """

    def __init__(self, message: str, near: Sequence[Mapping[str, object]] = ()) -> None:
        super().__init__(message)
        self.near = tuple(near)


class AmbiguousName(QuestionError):
    """Several things have this name; `candidates` holds a row for each."""

    def __init__(self, message: str, candidates: Sequence[Mapping[str, object]]) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)
