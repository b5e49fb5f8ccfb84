const { join } = require('node:path');
const ROOT = join(__dirname, '..');
const { endpoint, store } = require(join(ROOT, 'lib', 'connection'));
console.log(endpoint.user, store.user); // expect: NFX201
