const next = require('./next.config');
console.log(JSON.stringify(next.env), JSON.stringify(next.serverRuntimeConfig));
