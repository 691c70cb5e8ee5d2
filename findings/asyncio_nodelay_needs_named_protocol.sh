#!/usr/bin/env bash
# asyncio and uvicorn: TCP_NODELAY is not set on connections of a socket that names no protocol.
#
# uvicorn 0.54.0, asyncio of CPython 3.11.7 (Linux).
# The documentation of asyncio says that TCP_NODELAY is set by default for all TCP connections. It
# is set only where the socket's protocol is IPPROTO_TCP (asyncio.base_events._set_nodelay). A socket
# made by socket.socket(AF_INET, SOCK_STREAM) has protocol 0, and a connection that it accepts has it
# too. uvicorn.Config.bind_socket, which uvicorn uses for --reload and --workers, makes such a one.
# Nagle's algorithm is on there: the body of an answer, written after its head, waits for the
# acknowledgement of the head, 40 ms on Linux once a connection has been in use for a while.
#
# Seen:
#   socket.socket(AF_INET, SOCK_STREAM)               protocol 0   TCP_NODELAY 0
#   uvicorn.Config.bind_socket()                      protocol 0   TCP_NODELAY 0
#   socket.socket(AF_INET, SOCK_STREAM, IPPROTO_TCP)  protocol 6   TCP_NODELAY 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check uvicorn==0.54.0
cat > "$folder/nodelay.py" <<'PYTHON'
import asyncio
import socket

import uvicorn


async def app(scope, receive, send):
    # The transport of uvicorn's protocol: the option of the accepted connection.
    connection = seen["protocol"].transport.get_extra_info("socket")
    seen["value"] = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    headers = [(b"content-length", b"2")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"ok"})


from uvicorn.protocols.http.h11_impl import H11Protocol  # noqa: E402

seen = {}


class Protocol(H11Protocol):
    def connection_made(self, transport):
        seen["protocol"] = self
        super().connection_made(transport)


async def option(listening):
    config = uvicorn.Config(app, http=Protocol, lifespan="off", log_level="critical")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started:
        await asyncio.sleep(0.01)
    reader, writer = await asyncio.open_connection(*listening.getsockname()[:2])
    writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert (await reader.read()).endswith(b"ok")
    writer.close()
    server.should_exit = True
    await serving
    return seen["value"] != 0


def bound(protocol):
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, protocol)
    made.bind(("127.0.0.1", 0))
    return made


kinds = {
    "socket.socket(AF_INET, SOCK_STREAM)": lambda: bound(0),
    "uvicorn.Config.bind_socket()": lambda: uvicorn.Config(app, port=0, log_level="critical").bind_socket(),
    "socket.socket(AF_INET, SOCK_STREAM, IPPROTO_TCP)": lambda: bound(socket.IPPROTO_TCP),
}
values = []
for name, make in kinds.items():
    listening = make()
    protocol = listening.proto
    values.append(asyncio.run(option(listening)))
    print(f"{name:49} protocol {protocol}   TCP_NODELAY {values[-1]:d}")
assert values == [False, False, True], "the behavior has changed"
PYTHON
"$folder/venv/bin/python" "$folder/nodelay.py"
