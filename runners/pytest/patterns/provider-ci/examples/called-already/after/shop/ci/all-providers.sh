#!/bin/sh
# Runs all tests against every provider: in one process, and in four at once.
# Needs POSTGRESQL_URL, whose user must be able to create databases, and pytest-xdist.
set -u

cd "$(dirname "$0")/.." || exit 2
python=${PYTHON:-python3}

if [ -z "${POSTGRESQL_URL:-}" ]; then
    echo "POSTGRESQL_URL is not set, so the tests cannot run against PostgreSQL." >&2
    echo "Set it to a test database, such as postgresql://test:test@localhost/test" >&2
    exit 2
fi
for module in pytest xdist; do
    if ! "$python" -c "import $module" 2>/dev/null; then
        echo "$python has no $module, so not all tests can run: pip install pytest pytest-xdist" >&2
        exit 2
    fi
done
if ! "$python" -c "import psycopg2" 2>/dev/null && ! "$python" -c "import psycopg" 2>/dev/null; then
    echo "$python has no driver for PostgreSQL: pip install psycopg2-binary" >&2
    exit 2
fi

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
summary=""
failed=0

# run PROVIDER URL WAY OPTION...
run() {
    provider=$1
    url=$2
    way=$3
    shift 3
    echo "=== $provider, $way"
    if RALPH_PROVIDER=$provider RALPH_DATABASE_URL=$url "$python" -m pytest -q "$@"; then
        result=passed
    else
        result=FAILED
        failed=1
    fi
    summary="$summary$(printf '%-12s %-10s %s' "$provider" "$way" "$result")
"
}

for provider in mock sqlite postgresql; do
    case $provider in
        mock) url="" ;;
        sqlite) url="sqlite:///$scratch/test.db" ;;
        postgresql) url=$POSTGRESQL_URL ;;
    esac
    run "$provider" "$url" "1 process" -p no:xdist
    run "$provider" "$url" "4 workers" -n 4 --dist loadfile
done

printf '\n%-12s %-10s %s\n%s' provider way result "$summary"
exit "$failed"
