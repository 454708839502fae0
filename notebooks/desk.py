"""What all notebooks share: the store that they look at, and how their plots look in a report."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from graph.load import load
from graph.store import GraphStore, is_server, open_for_reading, open_for_writing
from ingest.pipeline import extract_path
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from model.batch import Batch

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "data" / "samples" / "texts"
PLOTS = ROOT / "build" / "plots"
SOURCE = "Nguồn: kho mẫu data/samples (văn bản viết lại, một phần giả định)"

# Okabe and Ito: told apart by people who see colours otherwise, and in print without colours by their lightness.
BLUE, ORANGE, GREEN, VERMILION, SKY, PURPLE, GREY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#999999"
STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib and has every Vietnamese letter
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "figure.constrained_layout.use": True,
    "svg.hashsalt": "chidao",
}


def set_up() -> None:
    """Plots for a report of A4, tables that show whole names."""
    plt.rcParams.update(STYLE)
    pd.set_option("display.max_colwidth", 80, "display.max_rows", 20, "display.width", 160)


def read_samples() -> Batch:
    """The texts of data/samples, read and linked; about five seconds."""
    return make_batch(resolve(extract_path(SAMPLES)))


def open_store() -> GraphStore:
    """The store that CHIDAO_STORE names; without it the samples, read now into a folder of their own."""
    if "CHIDAO_STORE" in os.environ:
        return open_for_reading(os.environ["CHIDAO_STORE"])
    store = open_for_writing(tempfile.mkdtemp(prefix="chidao-"))
    load(store, read_samples())
    return store


def server_address() -> str:
    """The Neo4j server that CHIDAO_STORE names. Raises LookupError that says how to get one."""
    address = os.environ.get("CHIDAO_STORE", "")
    if not is_server(address):
        raise LookupError("Chạy `python -m tests.servers.neo4j`, hoặc đặt CHIDAO_STORE=neo4j://… (set CHIDAO_STORE to a server)")
    return address


def figure(title: str, width: float = 16.0, height: float = 9.0) -> tuple[Figure, Axes]:
    """One plot with its title, in centimetres: 16 is the width of the text on A4."""
    drawn, axes = plt.subplots(figsize=(width / 2.54, height / 2.54))
    drawn.suptitle(title, x=0.01, ha="left", fontsize=10, weight="bold")
    return drawn, axes


def save(drawn: Figure, name: str, note: str = SOURCE) -> Path:
    """Write a plot as build/plots/NAME.png and .svg, with its source below it; gives the PNG. Raises ValueError where words are cut."""
    drawn.supxlabel(note, x=0.01, ha="left", fontsize=7, color="0.35")
    drawn.draw_without_rendering()
    for words in [*drawn.texts, *(words for axes in drawn.axes for words in axes.texts)]:
        box = words.get_window_extent()
        if box.x0 < -1 or box.x1 > drawn.bbox.width + 1:
            raise ValueError(f"{name}: ra ngoài hình (cut): {words.get_text()}")
    PLOTS.mkdir(parents=True, exist_ok=True)
    drawn.savefig(PLOTS / f"{name}.svg", metadata={"Date": None})
    drawn.savefig(PLOTS / f"{name}.png", dpi=200)
    return PLOTS / f"{name}.png"
