bash user.sh
