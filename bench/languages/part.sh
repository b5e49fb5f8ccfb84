
clientPART() {
    local org token
    org=$(echo "$endpoint" | jq -r '.org')
    token=$(echo "$endpoint" | jq -r .api_token)
    curl --fail --header "Authorization: Token $token" "http://$1/api/v2/buckets?org=$org"
}

accountPART() {
    [ -n "$1" ] || return 1
    echo "$endpoint" | jq -r '[.user, .bucket] | join("@")'
    echo "$relationships" | jq --arg name "$1" '.metrics[0] | {name: $name, org: .org, host}'
}
clientPART "$host"
accountPART "$1"
