"""`manage.py start`: from an empty database to a site that somebody can log in to. `make run` ends here."""

from __future__ import annotations

import errno
import os
import socket
import sys
from argparse import ArgumentParser
from typing import Any

import waitress
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from evidence.models import Study
from evidence.services.logins import FirstLogin, make_first_login, who_can_log_in

#: The study under fixtures/ that a new user finds, and may leave aside.
DEMONSTRATION = "hub-and-spokes"
#: Enough for a research team in one room; beyond that docs/deployment.md has gunicorn.
THREADS = 8


class Command(BaseCommand):
    """Prepare the database, load the demonstration study, show its table, and serve."""

    help = "Prepare the database, load the demonstration study, show its table, and serve the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (this machine only)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        """Take the port, so that a taken one stops us before anything is done; then prepare and serve."""
        with listener(host, port) as opened:
            try:
                self.prepare()
                site = get_internal_wsgi_application()
                server = waitress.create_server(site, sockets=[opened], threads=THREADS)
                self.welcome(f"http://{host}:{port}/")
                server.run()
            except KeyboardInterrupt:
                self.say("Stopped before it was ready. The next start carries on.")
            else:
                self.say("\nStopped.")

    def prepare(self) -> None:
        """Bring the database up to date and the demonstration study into it; print the study's table."""
        self.say(f"Database: {describe_database()}")
        steps = count_unapplied_migrations()
        self.say(f"Preparing it in {steps} steps ..." if steps else "It is up to date.")
        call_command("migrate", verbosity=0, interactive=False)
        self.say(f"Loading the demonstration study {DEMONSTRATION} ...")
        try:
            call_command("load_study", DEMONSTRATION)
        except CommandError as fault:
            # What stands in its way is somebody's own work, which must not keep them from their site.
            self.say(f"It was not loaded:\n{fault}")
        self.say("")
        if Study.objects.filter(slug=DEMONSTRATION).exists():
            call_command("congruence", DEMONSTRATION)

    def welcome(self, address: str) -> None:
        """Say, last of all, where and as whom to log in."""
        first = make_first_login(study=Study.objects.filter(slug=DEMONSTRATION).first())
        self.say(f"\nTouchstone is running at {address} (Ctrl-C stops it).")
        self.say(self.style.SUCCESS(invitation(first)))

    def say(self, line: str) -> None:
        """Print a line at once, also into a pipe or a log file."""
        self.stdout.write(line)
        self.stdout.flush()


def listener(host: str, port: int) -> socket.socket:
    """A socket that listens on this address.

    Raises:
        CommandError: when the port is taken, reserved, or no port at all.
    """
    if not 0 < port < 65536:
        raise CommandError(f"There is no port {port}: choose one from 1 to 65535.")
    try:
        return socket.create_server((host, port))
    except OSError as error:
        fault = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used: {error.strerror}"
        raise CommandError(
            f"Port {port} {fault}. Choose another, for instance `make run PORT={port + 1}` "
            f"or `manage.py start --port {port + 1}`."
        ) from error


def describe_database() -> str:
    """The kind of database and where it is, without the password.

    Raises:
        CommandError: when it does not answer.
    """
    try:
        connection.ensure_connection()
    except OperationalError as error:
        said = " ".join(str(error).split())
        raise CommandError(f"The database does not answer. Is DATABASE_URL right? {said}") from error
    host = connection.settings_dict["HOST"]
    return f"{connection.display_name} {connection.settings_dict['NAME']}{f' on {host}' if host else ''}"


def count_unapplied_migrations() -> int:
    """How many steps lie between the database as it is and as this version of Touchstone needs it."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def invitation(first: FirstLogin | None) -> str:
    """As whom to log in: the login just made, or the first who can, with the way to a new password."""
    if first:
        return (
            f"Log in as {first.username} with the password {first.password} (shown this once, note it down)."
        )
    username = who_can_log_in()[0].username
    command = f"{os.path.relpath(sys.executable)} manage.py changepassword {username}"
    return f"Log in as {username}. Password lost? `{command}` sets a new one."
