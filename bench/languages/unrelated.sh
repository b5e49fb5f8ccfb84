#!/usr/bin/env bash
# Sends the orders of page NUMBER to the warehouse.
set -euo pipefail

folder=${1:-/var/orders/NUMBER}
limit=${2:-20}
. "$(dirname "$0")/helpers.sh"

send() {
    local file=$1 attempt
    for attempt in 1 2 3; do
        if curl --fail --silent --data-binary "@$file" "https://warehouse.example/orders/NUMBER"; then
            mv "$file" "$folder/sent/"
            return 0
        fi
        sleep "$attempt"
    done
    echo "could not send $file" >&2
    return 1
}

count=0
for file in "$folder"/*.json; do
    [ -e "$file" ] || continue
    send "$file"
    count=$((count + 1))
    [ "$count" -lt "$limit" ] || break
done
printf '%s orders sent\n' "$count"
