"""Pages of the site that are made from the code when it is built (a hook of mkdocs, see mkdocs.yml); nothing of it is committed.

* reference/commands.md   from the parser of `chidao`
* reference/queries.md    from the heads of queries/*.cypher
* reference/api.md        from the OpenAPI description, which stands beside it as reference/openapi.json

In the navigation `how-to`, `decisions` and `others` stand for the pages of docs/ that are not named there: none is left out.
Links that lead out of docs/ become the names of the files: the site has no other files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import queries
from api.app import create_app
from cli.main import app as commands
from graph.store import open_for_reading

_OUTSIDE = re.compile(r"\[([^\]]+)\]\(((?:\.\./)+[^)\s]+)\)")
MUST = "bắt buộc"
_SECTIONS = {"how-to": "how-to-*.md", "decisions": "decisions/*.md", "others": "*.md"}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the pages that nobody named into their sections."""
    docs = Path(config.docs_dir)
    named = set(_pages(config.nav))
    for section, pattern in _SECTIONS.items():
        found = [page for path in sorted(docs.glob(pattern)) if (page := path.relative_to(docs).as_posix()) not in named]
        config.nav = _replaced(config.nav, section, found)
        named |= {*found}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made from the code."""
    description = _openapi()
    made = {
        "reference/commands.md": command_lines(),
        "reference/queries.md": query_lines(),
        "reference/api.md": api_lines(description),
        "reference/openapi.json": [json.dumps(description, ensure_ascii=False, indent=1)],
    }
    for name, lines in made.items():
        files.append(File.generated(config, name, content="\n".join(lines) + "\n"))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Name the files that a link outside of docs/ leads to."""
    here = Path(config.docs_dir) / page.file.src_uri
    return _OUTSIDE.sub(lambda link: _named(link, here, Path(config.docs_dir)), markdown)


def _named(link: re.Match[str], page: Path, docs: Path) -> str:
    target = (page.parent / link[2].partition("#")[0]).resolve()
    if target.is_relative_to(docs.resolve()):
        return link[0]
    name = target.relative_to(docs.resolve().parent).as_posix()
    return f"`{name}`" if link[1].strip("`") in name else f"{link[1]} (`{name}`)"


def _pages(nav: Any) -> Iterator[str]:
    """Every page that a navigation names."""
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, Mapping) else nav if isinstance(nav, list) else ():
        yield from _pages(item)


def _replaced(nav: Any, word: str, pages: list[str]) -> Any:
    if isinstance(nav, Mapping):
        return {title: _replaced(item, word, pages) for title, item in nav.items()}
    if isinstance(nav, list):
        return [part for item in nav for part in (pages if item == word else [_replaced(item, word, pages)])]
    return nav


def command_lines() -> Iterator[str]:
    """Every command with its words, as `chidao COMMAND --help` has them."""
    yield "# Lệnh · Commands\n"
    yield "Lấy từ chính chương trình: `chidao LỆNH --help`. Taken from the program itself.\n"
    group: Any = typer.main.get_command(commands)
    for name, command in _commands(group, "chidao"):
        yield f"## {name}\n"
        yield _paragraphs(command.help or "") + "\n"
        rows = [_parameter(parameter) for parameter in command.params if parameter.name != "help"]
        yield from table(("tham số", "mặc định", "nghĩa"), rows)


def _commands(group: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if getattr(command, "commands", None):
            yield from _commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", command


def _parameter(parameter: Any) -> list[str]:
    named = parameter.param_type_name == "option"
    words = [*parameter.opts, *parameter.secondary_opts] if named else [str(parameter.metavar or parameter.name).upper()]
    default = getattr(parameter.default, "value", parameter.default)
    shown = "" if default in (None, "", ()) or callable(default) else f"`{default}`"
    return [" ".join(f"`{word}`" for word in words), shown, parameter.help or ""]


def query_lines() -> Iterator[str]:
    """Every named question with what it takes and gives."""
    yield "# Câu hỏi · Named queries\n"
    yield "Lấy từ đầu mỗi tệp `queries/TÊN.cypher`.\n"
    yield "Ví dụ: `chidao query gap --directive \"NQ 128\"`, hoặc `/api/query/gap?directive=NQ 128`.\n"
    yield "*From the heads of `queries/NAME.cypher`; dates may be as coarse as `2021-12` or `2021-Q4`.*\n"
    for name in queries.names():
        query = queries.get(name)
        yield f"## {name}\n\n{query.vi} *{query.en}*\n"
        yield from table(("tham số", "loại", "mặc định", "nghĩa"), [_taken(parameter) for parameter in query.parameters])
        columns = [[f"`{column.name}`", column.doc] for column in query.columns]
        yield f'<details markdown="1"><summary>{len(columns)} cột · columns</summary>\n'
        yield from table(("cột", "nghĩa"), columns)
        yield "</details>\n"


def _taken(parameter: queries.Parameter) -> list[str]:
    kind = "|".join(parameter.choices) or parameter.kind
    return [f"`{parameter.name}`", f"`{kind}`", MUST if parameter.required else f"`{parameter.default}`", parameter.doc]


def _openapi() -> dict[str, Any]:
    """The description of the API; no store is asked for it."""
    with open_for_reading("chidao-data") as store:
        return create_app(store, lambda source: None).openapi()


def api_lines(description: Mapping[str, Any]) -> Iterator[str]:
    """Every route of the API with its parameters; the questions, which are all of one form, on a page of their own."""
    yield "# API\n"
    yield "`chidao serve` phục vụ API ở `http://127.0.0.1:8000`; `/docs` ở đó thử được ngay. Mô tả đầy đủ: [openapi.json](openapi.json).\n"
    yield "*Served by `chidao serve`; `/docs` there tries it out. `/api/query/NAME` takes those of [each question](queries.md).*\n"
    for path, ways in description["paths"].items():
        if path.startswith("/api/query/"):
            continue
        for way, route in ways.items():
            yield f"## `{way.upper()} {path}`\n\n{_paragraphs(route.get('summary', ''))}\n\n{_paragraphs(route.get('description', ''))}\n"
            rows = [[f"`{p['name']}`", MUST if p.get("required") else "", p.get("description", "")] for p in route.get("parameters", ())]
            yield from table(("tham số", "", "nghĩa"), rows)


def table(heads: tuple[str, ...], rows: list[list[str]]) -> Iterator[str]:
    """A Markdown table and a blank line; nothing for no rows."""
    if rows:
        yield "| " + " | ".join(heads) + " |"
        yield "|" + "---|" * len(heads)
        for row in rows:
            yield "| " + " | ".join(_cell(value) for value in row) + " |"
        yield ""


def _cell(value: str) -> str:
    """One line; a bar inside would end the cell."""
    return re.sub(r"\s+", " ", value).strip().replace("|", "\\|").replace("<", "&lt;")


def _paragraphs(words: str) -> str:
    return "\n\n".join(re.sub(r"\s+", " ", part).strip() for part in words.split("\n\n"))
