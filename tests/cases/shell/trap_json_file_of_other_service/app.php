<?php
echo json_decode(file_get_contents('database.json'))->user;
