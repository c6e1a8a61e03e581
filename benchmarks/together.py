"""Writers and readers at once through the API of a real server: what is lost, what fails, how long answers take.

    python -m benchmarks.together --seconds 60 --writers 8 --readers 8

on the engine behind DATABASE_URL (a new database named test_... is made and dropped), with gunicorn as deployments
start it, on 127.0.0.1. Each writer has its own login, coder and token. It writes passages with a quotation and
assessments, changes them as it last saw them (`If-Match`), and changes one row that all writers change; each reader
reads lists, the table, and the feed of changes. Afterwards every answer is held against the tables: what was accepted
is there, stands in the history once, and nothing else does. Then all writers change one row at the same moment, many
times over: one of them may succeed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.db import connection

from benchmarks.filling import fill
from benchmarks.interrupted import url_of_test_database
from benchmarks.speaking import STUDY, Speaker, Writer, server
from evidence.choices import Role
from evidence.models import Coder, Document, Membership, Passage, Study, User
from evidence.services.tokens import make_token
from hypotheses.models import Assessment, Prediction


def read(reader: Speaker, number: int) -> None:
    """One of the things that readers read."""
    asked = [
        ("read a list", f"assessments/?study={STUDY}&page_size=50"),
        ("read a list", f"passages/?study={STUDY}&page_size=50&ordering=-key"),
        ("read the table", f"studies/{STUDY}/congruence/"),
        ("read the changes", f"changes/?study={STUDY}"),
    ]
    what, address = asked[number % len(asked)]
    reader.ask(what, "GET", address)


def at_once(tasks: list[Callable[[], None]]) -> None:
    """Do all tasks at the same time."""
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def until(end: float, act: Callable[[int], None]) -> Callable[[], None]:
    """A task: the act with 0, 1, 2 ... until the end."""

    def task() -> None:
        number = 0
        while time.perf_counter() < end:
            act(number)
            number += 1

    return task


def duel(writers: list[Writer], number: int) -> int:
    """All writers change one version of one row at the same moment; how many were told that they did."""
    _, _, tag = writers[0].ask("read one row", "GET", f"passages/{writers[0].shared}/")
    begin, won = threading.Barrier(len(writers)), []

    def strike(writer: Writer) -> None:
        begin.wait()
        text = f"duel {number} {writer.name}"
        status, _, _ = writer.ask("duel", "PATCH", f"passages/{writer.shared}/", {"summary": text}, tag)
        if status == 200:
            won.append(writer)
            writer.of_shared.append(text)

    at_once([lambda writer=writer: strike(writer) for writer in writers])
    return len(won)


def lost(writers: list[Writer], before: dict[Any, int], shared: int) -> list[str]:
    """What was accepted and is not there, or not once in the history; and what is there and was not accepted."""
    found = []
    texts = {Passage: "summary", Assessment: "rationale"}
    n_accepted: Counter[Any] = Counter()
    for writer in writers:
        for (model, key), accepted in writer.accepted.items():
            n_accepted[model] += 1
            stood = model.objects.filter(pk=key).values_list(texts[model], flat=True).first()
            told = list(
                model.history.filter(id=key).order_by("history_id").values_list(texts[model], flat=True)
            )
            if stood != accepted[-1] or told != accepted:
                found.append(f"{model.__name__} {key}: accepted {accepted}, there {stood}, history {told}")
    for model, number in n_accepted.items():
        if model.objects.count() != before[model] + number:
            found.append(
                f"{model.__name__}: {model.objects.count()} rows, {before[model]} + {number} expected"
            )
    told = Counter(Passage.history.filter(id=shared).values_list("summary", flat=True))
    if told != Counter(text for writer in writers for text in writer.of_shared):
        found.append(f"The row of all: its history does not tell each accepted change once: {told}")
    return found


def report(speakers: list[Speaker], seconds: float) -> None:
    """Print how often each thing was done, and how long it took, in milliseconds."""
    for what in sorted({what for each in speakers for what in each.times}):
        times = sorted(time for each in speakers for time in each.times[what])
        codes = Counter()
        for each in speakers:
            codes.update({code: n for (name, code), n in each.answers.items() if name == what})
        median, late = statistics.median(times) * 1000, times[int(len(times) * 0.95)] * 1000
        rate = f"{len(times):6} {len(times) / seconds:6.1f}/s"
        print(f"{what:24} {rate}  median {median:6.0f}  95th {late:6.0f}  {dict(codes)}")


def main() -> None:
    """Make a study and its people, let them work, look."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--duels", type=int, default=50)
    parser.add_argument("--port", type=int, default=8765)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        url = url_of_test_database(Path(place))
        try:
            sys.exit(measured(options, url, Path(place)))
        finally:
            connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


def measured(options: argparse.Namespace, url: str, folder: Path) -> bool:
    """Whether anything was lost, or answered otherwise than it may be."""
    study = fill(4000)
    shared = Passage.objects.filter(study=study).order_by("pk")[0].pk
    documents = list(Document.objects.order_by("pk").values_list("key", flat=True)[:200])
    predictions = list(Prediction.objects.order_by("pk").values_list("key", flat=True))
    before = {model: model.objects.count() for model in (Passage, Assessment)}
    writers = [
        Writer(options.port, token_of(study, f"writer{n}", Role.CODER), f"w{n}", shared)
        for n in range(options.writers)
    ]
    readers = [
        Speaker(options.port, token_of(study, f"reader{n}", Role.READER)) for n in range(options.readers)
    ]
    connection.close()
    with server(url, folder, options.port):
        end = time.perf_counter() + options.seconds
        at_once(
            [
                until(
                    end,
                    lambda n, writer=writer, first=first: writer.write(
                        n, documents[(first * 25 + n) % 200], predictions[n % len(predictions)]
                    ),
                )
                for first, writer in enumerate(writers)
            ]
            + [until(end, lambda n, reader=reader: read(reader, n)) for reader in readers]
        )
        report([*writers, *readers], options.seconds)
        won = Counter(duel(writers, number) for number in range(options.duels))
    print(f"{options.duels} duels of {len(writers)}: winners {dict(won)}")
    n_writes = sum(len(each) for writer in writers for each in writer.accepted.values())
    n_writes += sum(len(writer.of_shared) for writer in writers)
    faults = [fault for each in [*writers, *readers] for fault in each.faults] + lost(writers, before, shared)
    log = (folder / "server.log").read_text(errors="replace")
    faults += [line for line in log.splitlines() if "locked" in line or "Error" in line]
    print(f"{connection.vendor}: {n_writes} writes accepted")
    print(
        "\n".join(faults[:20])
        or "all there, each once in the history, nothing else answered than 200, 201, 412"
    )
    return bool(faults or (options.duels and set(won) != {1}))


def token_of(study: Study, name: str, role: Role) -> str:
    """A token of a new member, who is a coder of the study by the same name."""
    user = User.objects.create(username=name, is_staff=True)
    Membership.objects.create(study=study, user=user, role=role)
    Coder.objects.create(study=study, user=user, slug=name, name=name)
    return make_token(owner=user, name="measuring", days=1, is_read_only=False, by=None).secret


if __name__ == "__main__":
    main()
