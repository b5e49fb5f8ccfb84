def account: .user; # expect: NFX201
