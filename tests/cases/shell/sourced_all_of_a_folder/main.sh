for file in "$(dirname "$0")"/lib/*.sh; do
    . "$file"
done
say host # a word of another function
influx_get host
influx_get user  # expect: NFX201
influx_get bucket  # expect: NFX202
