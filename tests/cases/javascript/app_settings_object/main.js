const settings = require('./settings');
console.log(settings.influx.token, settings.get('influx').bucket);
console.log(settings.raw.influx.org); // expect: NFX202
