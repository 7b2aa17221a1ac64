"""Ask a web process whether it is healthy; exit 0 if its /healthz answers 200.

The container asks once. The systemd unit asks with --wait until a new process answers, so that
consecutive restarts never stop the last answering process.
"""

import argparse
import os
import sys
import time
import urllib.error
import urllib.request

from config import env_file

PAUSE = 0.2
# The environment may name a proxy, which knows no 127.0.0.1 of ours.
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="config.healthcheck", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="PORT of the environment, else 8000")
    parser.add_argument("--wait", type=float, default=0, help="how many seconds to keep asking")
    options = parser.parse_args(arguments)
    env_file.load(os.environ)
    port = options.port or int(os.environ.get("PORT") or 8000)
    until = time.monotonic() + options.wait
    while problem := _problem(port):
        if time.monotonic() >= until:
            sys.stderr.write(f"The web process on port {port} is not healthy: {problem}.\n")
            return 1
        time.sleep(PAUSE)
    return 0


def _problem(port: int) -> str:
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    question = urllib.request.Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": host})
    try:
        with _DIRECT.open(question, timeout=4):
            return ""
    except urllib.error.HTTPError as error:
        return f"{error.code} {error.read(200).decode(errors='replace').strip()}"
    except OSError as error:
        return str(error)


if __name__ == "__main__":
    sys.exit(main())
