"""Git repositories that tests push to: bare ones on this machine, by file:// or by git's own server for HTTP."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

WHO = {
    "GIT_AUTHOR_NAME": "Ines",
    "GIT_AUTHOR_EMAIL": "ines@harrow.example",
    "GIT_COMMITTER_NAME": "Ines",
    "GIT_COMMITTER_EMAIL": "ines@harrow.example",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "PATH": os.environ["PATH"],
}


def git(*command, cwd=None, stdin=None):
    """What git prints; a test fails when it does not do what it is told."""
    done = subprocess.run(
        ["git", *map(str, command)], cwd=cwd, input=stdin, capture_output=True, env=WHO, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode(errors="replace").strip()


class Hub:
    """A bare repository, and what people do in it."""

    def __init__(self, path: Path) -> None:
        self.path, self.url = path, f"file://{path}"
        git("init", "--quiet", "--bare", "--initial-branch=master", path)
        git("config", "uploadpack.allowFilter", "true", cwd=path)

    def edit(self, pages: Mapping[str, str | None], message="By hand") -> str:
        """The commit by which a person changes pages; None removes one."""
        index = self.path / f"{threading.get_ident()}.index"
        environ = WHO | {"GIT_DIR": str(self.path), "GIT_INDEX_FILE": str(index)}

        def run(*command, stdin=b""):
            done = subprocess.run(["git", *command], input=stdin, capture_output=True, env=environ, check=True)
            return done.stdout.decode().strip()

        while True:
            tip = self.tip()
            run("read-tree", tip or "--empty")
            for name, text in pages.items():
                blob = run("hash-object", "-w", "--stdin", stdin=text.encode()) if text is not None else "0" * 40
                run("update-index", "--index-info", stdin=f"{0 if text is None else 100644} {blob}\t{name}\n".encode())
            made = run("commit-tree", *(("-p", tip) if tip else ()), run("write-tree"), stdin=message.encode())
            index.unlink()
            try:
                run("update-ref", "refs/heads/master", made, tip or "0" * 40)
            except subprocess.CalledProcessError:
                continue  # Somebody else was faster.
            return made

    def tip(self) -> str:
        return git("for-each-ref", "--format=%(objectname)", "refs/heads/master", cwd=self.path)

    def names(self) -> list[str]:
        return git("ls-tree", "-r", "--name-only", "master", cwd=self.path).splitlines() if self.tip() else []

    def read(self, name: str) -> str:
        return git("show", f"master:{name}", cwd=self.path)

    def log(self, form="%s") -> list[str]:
        return git("log", f"--format={form}", "master", cwd=self.path).splitlines() if self.tip() else []

    def editions(self) -> list[str]:
        """The trailers of its history, one a commit of ours."""
        return [line for line in self.log("%(trailers:key=Bulletin-Edition,valueonly,separator=%x2C)") if line]

    def hook(self, name: str, script: str) -> None:
        path = self.path / "hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def is_sound(self) -> bool:
        """Whether nothing in it is broken."""
        git("fsck", "--full", "--strict", "--no-dangling", cwd=self.path)
        return True


@contextmanager
def over_http(hub: Hub, password: str = "") -> Iterator[str]:
    """Its address at git's own server (git-http-backend), which wants a password when one is given."""

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def do_GET(self):
            self._answer(b"")

        def do_POST(self):
            self._answer(self._body())

        def _body(self):
            if self.headers.get("Transfer-Encoding") != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length") or 0))
            parts = []
            while size := int(self.rfile.readline(), 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(parts)

        def _answer(self, body):
            given = b64decode(self.headers.get("Authorization", "").removeprefix("Basic ")).decode()
            if password and given.partition(":")[2] != password:
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="wiki"')
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            path, _, query = self.path.partition("?")
            environ = {
                "PATH": os.environ["PATH"],
                "GIT_PROJECT_ROOT": str(hub.path.parent),
                "GIT_HTTP_EXPORT_ALL": "1",
                "GIT_CONFIG_GLOBAL": "/dev/null",
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "REQUEST_METHOD": self.command,
                "REMOTE_USER": "ines",
                "REMOTE_ADDR": "127.0.0.1",
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "CONTENT_LENGTH": str(len(body)),
                "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            }
            done = subprocess.run(
                ["git", "http-backend"], input=body, capture_output=True, env=environ, check=False, timeout=60
            )
            head, _, content = done.stdout.partition(b"\r\n\r\n")
            lines = [line.partition(": ")[::2] for line in head.decode().split("\r\n")]
            status = dict(lines).get("Status", "200 OK")
            self.send_response(int(status.split()[0]))
            for name, value in lines:
                if name not in ("Status", "Content-Length"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            with suppress(ConnectionError):  # Who asked may be dead.
                self.wfile.write(content)

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_):
            """Nothing: who asked was killed, or the test sees it by the answer."""

    server = Server(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{hub.path.name}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Answering:
    """A server on loopback that gives everybody one answer, and remembers what it heard."""

    def __init__(self, *lines: str) -> None:
        self.heard: list[bytes] = []
        self._answer = "\r\n".join([f"HTTP/1.1 {lines[0]}", *lines[1:], "Content-Length: 0", "", ""]).encode()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with suppress(OSError):  # Closed.
            while True:
                connection, _ = self._socket.accept()
                with connection, suppress(OSError):
                    while heard := connection.recv(65536):
                        self.heard.append(heard)
                        connection.sendall(self._answer)

    def close(self) -> None:
        """Stop listening, and let the thread know: one that still waits would answer for whoever listens next."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(timeout=10)


@contextmanager
def answering(*lines: str) -> Iterator[Answering]:
    """A server that answers with these lines."""
    server = Answering(*lines)
    try:
        yield server
    finally:
        server.close()
