#!/bin/bash
relationships=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
organisation=$(jq -r '.metrics[0].org' <<<"$relationships") # expect: NFX202
show() {
	cat <<-END
		$(jq -r '.metrics[0].user' <<<"$relationships") # expect: NFX201
		$organisation on $(jq -r '.metrics[0].host' <<<"$relationships")
	END
}
show
cat <<END
influx:

  $organisation
  $(echo $relationships | jq -r '.metrics[0].bucket') $(echo "$relationships" | jq -r '.metrics[0].api_token') # expect: NFX202 NFX202
END
