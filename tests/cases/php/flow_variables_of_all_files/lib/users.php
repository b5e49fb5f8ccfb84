<?php
function current_user_org() {
    global $user;
    return $user['user'] . '@' . $user['org'];
}
