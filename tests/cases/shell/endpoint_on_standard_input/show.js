const { readFileSync } = require('node:fs');
const endpoint = JSON.parse(readFileSync(0, 'utf8'));
console.log(endpoint.org); // expect: NFX202
