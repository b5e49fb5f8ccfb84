def user: .database[0].user;
