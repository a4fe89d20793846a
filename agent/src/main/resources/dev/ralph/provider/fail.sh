printf '%s\n' "$ralph_reason" >&2
exit 97
