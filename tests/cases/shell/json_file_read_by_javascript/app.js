const [endpoint] = require('./metrics.json');
console.log(endpoint.org); // expect: NFX202
