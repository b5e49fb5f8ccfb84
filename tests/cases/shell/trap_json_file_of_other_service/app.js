const database = require('./database.json');
console.log(database.user);
