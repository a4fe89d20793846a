#!/bin/sh
# Runs all tests against every provider: with the classes in declared order, in reversed order, and in four JVMs at once.
# Needs POSTGRESQL_JDBC_URL; its user must be able to create databases.
set -u

cd "$(dirname "$0")/.." || exit 2

if [ -z "${POSTGRESQL_JDBC_URL:-}" ]; then
    echo "POSTGRESQL_JDBC_URL is not set, so the tests cannot run against PostgreSQL." >&2
    echo "Set it to a test database, such as jdbc:postgresql://localhost/test?user=test" >&2
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
    if RALPH_PROVIDER=$provider RALPH_JDBC_URL=$url mvn -B test "$@"; then
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
        sqlite) url="jdbc:sqlite:$scratch/test.db" ;;
        postgresql) url=$POSTGRESQL_JDBC_URL ;;
    esac
    run "$provider" "$url" declared
    run "$provider" "$url" reversed -Dsurefire.runOrder=reversealphabetical
    run "$provider" "$url" "4 forks" -DforkCount=4 -DreuseForks=true
done

printf '\n%-12s %-10s %s\n%s' provider order result "$summary"
exit "$failed"
