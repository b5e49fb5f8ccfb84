const connection = require('./lib/connection');
const { endpoint, user } = require('./lib/connection');
console.log(connection.endpoint.org); // expect: NFX202
console.log(endpoint.bucket, user()); // expect: NFX202
