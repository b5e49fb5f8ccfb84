const { user, address } = require('./own.json');
console.log(user, address);
