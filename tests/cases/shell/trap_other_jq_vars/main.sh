jq -rn --arg user x --arg org y '{user: $user, org: $org} | .user, .org'
