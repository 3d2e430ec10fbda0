#!/usr/bin/env bash
# Ledgers of parts by GNU parallel, on one large machine: as many programs at once as there are cores, each with one thread.
#
#   find /data/works -name 'part_*.gz' | ledgers.sh FOLDER > all.ledger
#
# A part whose ledger lies in FOLDER, made since the part was last written, is not read again: what was interrupted goes on. A program that fails
# ends all.
set -euo pipefail
folder=${1:?the folder for the ledgers}
mkdir -p "$folder"

ledger() {
    local to
    to=$1/$(sha256sum <<< "$2" | cut -c1-32).ledger
    [ "$to" -nt "$2" ] || trends ledger --keep-going --threads 1 --output "$to" -- "$2" > /dev/null || return
    printf '%s\0' "$to"
}
export -f ledger
parallel --no-run-if-empty --halt now,fail=1 ledger "$folder" > "$folder/names"
mapfile -d '' -t ledgers < "$folder/names"
[ "${#ledgers[@]}" -gt 0 ] || { echo "ledgers.sh: no part was named" >&2; exit 64; }
trends ledger merge -- "${ledgers[@]}"
