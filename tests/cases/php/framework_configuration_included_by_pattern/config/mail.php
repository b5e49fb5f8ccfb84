<?php
return ['user' => 'post', 'bucket' => 'letters'];
