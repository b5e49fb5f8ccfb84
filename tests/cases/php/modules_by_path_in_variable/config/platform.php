<?php
return json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
