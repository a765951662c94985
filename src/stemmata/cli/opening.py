"""``stemmata open``: builds what is not built, serves the case to this machine's browser, ends with Ctrl-C."""

import os
import secrets
import socket
import sys
import webbrowser
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stemmata.cli import building
from stemmata.cli.output import write_json
from stemmata.errors import UsageError
from stemmata.pipeline import Settings, build
from stemmata.rulings import login
from stemmata.web.server.app import application
from stemmata.web.server.desk import Desk
from stemmata.web.server.gate import START_KEY

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the user asked for besides paths."""

    case: Path | None
    columns: str
    port: int  # 0: any that is free
    browser: bool
    machine: bool


def run(paths: Sequence[str], request: Request) -> None:
    """Serves until interrupted. Raises UsageError where a path is not there or the port is taken."""
    case = _case_of(paths, request)
    desk = Desk(case)
    desk.laid()  # says what is wrong with the case before a browser opens
    with _listening(request.port) as listening:
        port = listening.getsockname()[1]
        token = secrets.token_urlsafe(24)
        address = f"http://{HOST}:{port}/?{START_KEY}={token}"
        sys.stderr.write(f"{case} is open at the address below, for this machine only. Ctrl-C closes it.\n")
        if request.machine:
            write_json({"case": str(case), "address": address})
        else:
            sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        if request.browser:
            webbrowser.open(address)
        try:
            _serve(desk, listening, token=token, author=os.environ.get("STEMMATA_AUTHOR") or login())
        finally:
            desk.builder.close()


def _serve(desk: Desk, listening: socket.socket, *, token: str, author: str) -> None:
    import uvicorn

    app = application(desk, token=token, port=listening.getsockname()[1], author=author)
    # No access log: the start address holds the key.
    settings = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
    try:
        uvicorn.Server(settings).run(sockets=[listening])
    except KeyboardInterrupt:  # uvicorn hands it on when it has closed
        sys.stderr.write("Closed. All rulings are kept.\n")


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise UsageError(
            f"Port {port} of this machine cannot be had: {error.strerror or error}.",
            hint="Leave --port out: a free one is then taken.",
        ) from error


def _case_of(paths: Sequence[str], request: Request) -> Path:
    """The case file: the one named, which is made where there is none, or the one built from the paths, beside them."""
    first = Path(paths[0])
    if len(paths) == 1 and request.case is None and first.suffix == ".stemma":
        if not first.exists():
            build([], first, Settings())  # a case that is to be filled from the pages
        return first
    case = request.case or first.parent / f"{first.name if first.is_dir() else first.stem}.stemma"
    building.run(
        list(paths),
        case,
        building.Request(columns=request.columns, workers=None, machine=False, quiet=False),
    )
    return case
