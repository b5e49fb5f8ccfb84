organisation() {
  jq -r .org <<<"$1" # expect: NFX202
}
