"""Whether a PostgreSQL answers: `python -m tests.postgres URL` exits 0 or 1."""

import sys

import psycopg


def answers(url: str) -> bool:
    """Whether a server at `url` lets us in."""
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(0 if answers(sys.argv[1]) else 1)
