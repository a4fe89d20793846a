# Starts PostgreSQL from a template and waits until it accepts connections; sourced by the script of a cell.
ralph_give_up() {
  printf 'PostgreSQL did not start: %s\n' "$1" >&2
  exit 97
}

mkdir -m 700 /tmp/pg || ralph_give_up 'there is no room for its data'
tar -C /tmp/pg -xpf "$ralph_template" || ralph_give_up 'its data cannot be unpacked'
chmod 700 /tmp/pg

# A grandchild of this shell, so that a plain `wait` for the workers does not wait for the server.
( { "$ralph_bin/postgres" -D /tmp/pg < /dev/null > /tmp/pg.log 2>&1; echo "$?" > /tmp/pg.exit; } & )

# The eighth line of its lock file is its state. At 10 ms and more a turn this gives up after 60 s or later.
ralph_turns=0
ralph_state=''
while :; do
  { for _ in 1 2 3 4 5 6 7 8; do read -r ralph_state || ralph_state=''; done < /tmp/pg/postmaster.pid; } 2> /dev/null || :
  case $ralph_state in ready*) break ;; esac
  if [ -e /tmp/pg.exit ]; then
    ralph_give_up "exit code $(cat /tmp/pg.exit): $(tail -n 1 /tmp/pg.log)"
  fi
  ralph_turns=$((ralph_turns + 1))
  [ "$ralph_turns" -lt 6000 ] || ralph_give_up "not ready after 60 s: $(tail -n 1 /tmp/pg.log)"
  sleep 0.01
done
printf '%s\n' "$ralph_version" > /results/provider
