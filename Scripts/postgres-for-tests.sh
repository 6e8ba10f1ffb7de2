#!/usr/bin/env bash
# A private PostgreSQL for the tests, on a unix socket only: starts it where it does not run, and prints its URL.
#
#   export REMBUK_TEST_POSTGRES="$(Scripts/postgres-for-tests.sh)"
#   Scripts/postgres-for-tests.sh stop
#
# It lives in REMBUK_PG_DIR (/tmp/rembuk-pg) and answers on port REMBUK_PG_PORT (54329). Nothing in it survives a power cut, as fsync is
# off; `start --durable` switches it on. Messages go to standard error.
set -euo pipefail

directory=${REMBUK_PG_DIR:-/tmp/rembuk-pg}
port=${REMBUK_PG_PORT:-54329}
action=${1:-start}
durable=off
[ "${2:-}" = --durable ] && durable=on

say() { echo "postgres-for-tests: $*" >&2; }

find_binaries() {
    local found
    found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -n | tail -1)
    [ -n "$found" ] && [ -x "$found/initdb" ] && echo "$found"
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

binaries=$(find_binaries || true)
if [ -z "$binaries" ]; then
    [ "$action" = stop ] && exit 0
    say "installing postgresql"
    install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql)
    if [ "$(id -u)" != 0 ]; then install=(sudo "${install[@]}"); fi
    "${install[@]}" >&2 || { apt-get update >&2 && "${install[@]}" >&2; }
    binaries=$(find_binaries || true)
    [ -n "$binaries" ] || { say "no initdb was found in /usr/lib/postgresql/*/bin"; exit 1; }
fi

user=$([ "$(id -u)" = 0 ] && echo postgres || id -un)
running() { as_postgres "$binaries/pg_ctl" -D "$directory/data" status >/dev/null 2>&1; }

# Two test runs may start at once.
exec 9>"/tmp/rembuk-pg-$port.lock"
flock 9

case $action in
stop)
    if running; then as_postgres "$binaries/pg_ctl" -D "$directory/data" -m fast -w stop >&2 9>&-; fi
    exit 0
    ;;
start) ;;
*)
    say "usage: postgres-for-tests.sh [start [--durable] | stop]"
    exit 64
    ;;
esac

if [ ! -f "$directory/data/PG_VERSION" ]; then
    mkdir -p "$directory"
    chmod 755 "$directory"
    if [ "$(id -u)" = 0 ]; then chown postgres: "$directory"; fi
    # Locale C: text sorts by its bytes, as in SQLite.
    (cd "$directory" && as_postgres "$binaries/initdb" -D "$directory/data" -U "$user" --auth=trust --encoding=UTF8 --locale=C --no-sync) >&2
fi

if ! running; then
    (cd "$directory" && as_postgres "$binaries/pg_ctl" -D "$directory/data" -l "$directory/log" -w -t 60 -o "\
        -c listen_addresses='' -c unix_socket_directories='$directory' -c port=$port -c max_connections=200 \
        -c fsync=$durable -c full_page_writes=$durable -c synchronous_commit=$durable \
        -c shared_buffers=64MB -c max_wal_size=2GB -c log_min_messages=fatal" start) >&2 9>&-
fi

echo "postgres:///postgres?host=$directory&port=$port&user=$user"
