e=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c '.metrics[0]')
jq -r '. as $e | reduce ("user","api_token") as $k ({}; . + {($k): $e[$k]}) | [.user, .api_token] | @csv' <<<"$e"  # expect: NFX201 NFX202
jq -r '. as $e | ("user","bucket") as $k | "\($k)=\($e[$k])"' <<<"$e"  # expect: NFX201 NFX202
jq -r '. as $e | reduce ("user","org") as $k ({}; .[$k] = $e[$k]) | .user, .org' <<<"$e"  # expect: NFX201 NFX202
