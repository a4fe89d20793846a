# Lets 127.0.0.1:5432 lead to a database outside of the sandbox; sourced by the script of a cell.

# A grandchild of this shell, so that a plain `wait` for the workers does not wait for the relay.
( { "$ralph_java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -cp "$ralph_relay/classes" dev.ralph.provider.Relay \
    5432 "$ralph_relay/cell/socket" /tmp/relay.ready < /dev/null > /tmp/relay.log 2>&1; echo "$?" > /tmp/relay.exit; } & )

ralph_turns=0
until [ -e /tmp/relay.ready ]; do
  ralph_turns=$((ralph_turns + 1))
  if [ -e /tmp/relay.exit ] || [ "$ralph_turns" -ge 6000 ]; then
    printf 'the relay to PostgreSQL did not start: %s\n' "$(tail -n 1 /tmp/relay.log)" >&2
    exit 97
  fi
  sleep 0.01
done
printf '%s\n' "$ralph_version" > /results/provider
