const path = require('path');
const { endpoint } = require(path.join(__dirname, 'lib', 'connection'));
console.log(endpoint.org); // expect: NFX202
console.log(require(`${__dirname}/lib/connection`).endpoint.bucket); // expect: NFX202
console.log(require(path.resolve(__dirname, './lib/connection.js')).store.user);
require(__dirname + '/bin/report');
