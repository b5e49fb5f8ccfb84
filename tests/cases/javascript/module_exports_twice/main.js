const app = require('./app');
console.log(app({ name: 'influxdb' }).bucket); // expect: NFX202
