"user: " + .user # expect: NFX201
